namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What Python's <c>str</c> does and .NET's does otherwise.</summary>
public static class PythonText
{
    /// <summary><c>str.strip()</c>: also drops the separators U+001C to U+001F.</summary>
    public static string Strip(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];

        static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';
    }
}
