using CodeAct.Embodied.Drawing.Story;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>Colours Python for reading.</summary>
internal static class PythonHighlighter
{
    private static readonly Style Comment = new(Color.Grey);
    private static readonly Style Text = new(Color.Green);
    private static readonly Style Number = new(Color.Olive);
    private static readonly Style Keyword = new(Color.Purple);
    private static readonly Style Call = new(Color.Teal);

    /// <summary>The lines of a program, each as pieces with their style.</summary>
    public static ImmutableArray<ImmutableArray<(string Text, Style Style)>> Lines(string code) =>
        [.. PythonTokens.Of(code.Split('\n')).Select(line => line.Select(token => (token.Text, StyleOf(token.Kind))).ToImmutableArray())];

    private static Style StyleOf(TokenKind kind) => kind switch
    {
        TokenKind.Comment => Comment,
        TokenKind.Quoted => Text,
        TokenKind.Number => Number,
        TokenKind.Keyword => Keyword,
        TokenKind.Called => Call,
        _ => Style.Plain,
    };
}
