/* placeholder until the first file of this layer */ typedef int import_layer;
