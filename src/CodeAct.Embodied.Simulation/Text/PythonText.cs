namespace CodeAct.Embodied.Simulation.Text;

/// <summary>What Python's <c>str</c> does and .NET's does otherwise.</summary>
public static class PythonText
{
    /// <summary><c>str.strip()</c>: also drops the separators U+001C to U+001F.</summary>
    public static string Strip(string text) => Strip(text.AsSpan()).ToString();

    /// <inheritdoc cref="Strip(string)"/>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsSpace(text[0]))
            text = text[1..];
        while (text.Length > 0 && IsSpace(text[^1]))
            text = text[..^1];
        return text;

        static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';
    }
}
