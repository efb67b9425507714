fn main() {
    words_compile::room("areas");
}
