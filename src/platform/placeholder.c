/* placeholder until the first file of this layer */ typedef int platform_layer;
