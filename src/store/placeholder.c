/* placeholder until the first file of this layer */ typedef int store_layer;
