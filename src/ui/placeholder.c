/* placeholder until the first file of this layer */ typedef int ui_layer;
