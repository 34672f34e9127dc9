/* placeholder until the first file of this layer */ typedef int form_layer;
