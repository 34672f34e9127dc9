#include "ui/qr.h"

#include "base/arena.h"

#include <qrencode.h>

#include <string.h>

#define QUIET 4 /* modules of empty margin on each side (ISO/IEC 18004) */

/* The symbol of text at level M, which bears the reflection of a lamp on the glass; NULL if there
 * is none. To be freed with QRcode_free. */
static QRcode *encode(const char *text)
{
    if (text[0] == '\0') {
        return NULL;
    }
    const int any_version = 0;
    const int case_sensitive = 1;
    return QRcode_encodeString(text, any_version, QR_ECLEVEL_M, QR_MODE_8, case_sensitive);
}

int ui_qr_size(const struct ui *ui, const char *text, double module_mm)
{
    QRcode *code = encode(text);
    if (code == NULL) {
        return 0;
    }
    int module = ui_px(ui, module_mm < QR_MODULE_MM ? QR_MODULE_MM : module_mm);
    int side = (code->width + 2 * QUIET) * module;
    QRcode_free(code);
    return side;
}

/* Which modules are dark and not yet drawn. */
struct modules {
    bool *left;
    int width;
};

static bool row_is_left(const struct modules *modules, int x, int y, int count)
{
    for (int i = 0; i < count; i++) {
        if (!modules->left[y * modules->width + x + i]) {
            return false;
        }
    }
    return true;
}

/* The largest box with its top left at x, y that first goes right and then down; takes it. */
static struct rect take_box(struct modules *modules, int x, int y)
{
    struct rect box = {x, y, 1, 1};
    while (x + box.w < modules->width && row_is_left(modules, x + box.w, y, 1)) {
        box.w++;
    }
    while (y + box.h < modules->width && row_is_left(modules, x, y + box.h, box.w)) {
        box.h++;
    }
    for (int row = y; row < y + box.h; row++) {
        memset(&modules->left[row * modules->width + x], 0, (size_t)box.w * sizeof(bool));
    }
    return box;
}

bool ui_qr(struct ui *ui, struct rect box, const char *text)
{
    QRcode *code = encode(text);
    if (code == NULL) {
        return false;
    }
    int across = code->width + 2 * QUIET;
    int module = (box.w < box.h ? box.w : box.h) / across;
    if (module < ui_px(ui, QR_MODULE_MM)) {
        QRcode_free(code);
        return false;
    }
    size_t count = (size_t)code->width * (size_t)code->width;
    struct modules modules = {ARENA_ARRAY(ui->frame->arena, bool, count), code->width};
    for (size_t i = 0; i < count; i++) {
        modules.left[i] = (code->data[i] & 1) != 0; /* the lowest bit: dark */
    }
    QRcode_free(code);

    struct rect plate = rect_centre(box, across * module, across * module);
    ui_fill(ui, plate, ui->palette->code_light, 0);
    for (int y = 0; y < modules.width; y++) {
        for (int x = 0; x < modules.width; x++) {
            if (!row_is_left(&modules, x, y, 1)) {
                continue;
            }
            struct rect run = take_box(&modules, x, y);
            ui_fill(ui,
                    (struct rect){plate.x + (QUIET + run.x) * module,
                                  plate.y + (QUIET + run.y) * module, run.w * module,
                                  run.h * module},
                    ui->palette->code_dark, 0);
        }
    }
    return true;
}
