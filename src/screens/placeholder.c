/* placeholder until the first file of this layer */ typedef int screens_layer;
