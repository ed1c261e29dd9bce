using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>Colours Python for reading. It looks at words and not at grammar, which is enough for an agent's programs.</summary>
internal static partial class PythonHighlighter
{
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Comment = new(Color.Grey);
    private static readonly Style Text = new(Color.Green);
    private static readonly Style Number = new(Color.Olive);
    private static readonly Style Keyword = new(Color.Purple);
    private static readonly Style Call = new(Color.Teal);

    /// <summary>The lines of a program, each as pieces with their style.</summary>
    public static ImmutableArray<ImmutableArray<(string Text, Style Style)>> Lines(string code)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<(string, Style)>>();
        var line = ImmutableArray.CreateBuilder<(string, Style)>();
        var position = 0;
        foreach (Match token in Tokens().Matches(code))
        {
            Add(code[position..token.Index], Plain);
            Add(token.Value, StyleOf(token));
            position = token.Index + token.Length;
        }

        Add(code[position..], Plain);
        lines.Add(line.ToImmutable());
        return lines.ToImmutable();

        void Add(string text, Style style)
        {
            var parts = text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add(line.ToImmutable());
                    line.Clear();
                }

                if (parts[i].Length > 0)
                    line.Add((parts[i], style));
            }
        }
    }

    private static Style StyleOf(Match token) => token switch
    {
        _ when token.Groups["comment"].Success => Comment,
        _ when token.Groups["string"].Success => Text,
        _ when token.Groups["number"].Success => Number,
        _ when token.Groups["keyword"].Success => Keyword,
        _ => Call,
    };

    [GeneratedRegex(
        """
        (?<comment>\#[^\n]*)
        | (?<string>[rbfuRBFU]{0,2}(?:\"{3}(?s:.*?)(?:\"{3}|\z)|'{3}(?s:.*?)(?:'{3}|\z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))
        | (?<number>\b\d[\d_.]*(?:e[+-]?\d+)?\b)
        | (?<keyword>\b(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b)
        | (?<call>\b[A-Za-z_]\w*(?=\())
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Tokens();
}
