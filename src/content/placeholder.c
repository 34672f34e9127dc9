/* placeholder until the first file of this layer */ typedef int content_layer;
