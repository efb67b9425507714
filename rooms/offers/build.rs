fn main() {
    words_compile::room("offers");
}
