fn main() {
    words_compile::room("asks");
}
