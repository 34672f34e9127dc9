/* placeholder until the first file of this layer */ typedef int app_layer;
