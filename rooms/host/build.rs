fn main() {
    words_compile::room("host");
}
