fn main() {
    words_compile::room("people");
}
