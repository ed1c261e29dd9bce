namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>Makes Python of what IPython, which recorded the programs, accepts beyond it.</summary>
/// <remarks>Source: IPython/core/inputtransformer2.py: prompts are dropped; <c>!</c> and <c>%</c> lines are commands of its own.
/// These have no effect here; the rest of the program has, so that the world stays in step.</remarks>
internal static partial class NotebookCell
{
    /// <summary>Whether the program has lines that only IPython understands.</summary>
    public static bool HasCommands(string code) => Command().IsMatch(code);

    /// <summary>The program as Python, line by line the same.</summary>
    public static string ToPython(string code)
    {
        var text = Prompt().IsMatch(code) ? PromptOfLine().Replace(code, "") : code;
        text = Command().Replace(text, match => $"{match.Groups[1].Value}pass");
        // A semicolon at the very end keeps IPython from echoing the value of the last expression.
        return text.EndsWith(';') ? text + "\nNone" : text;
    }

    /// <summary>Makes of a fresh worker what the recording interpreter was: warnings went to stderr, which was not recorded, and
    /// <c>input</c> wrote its question before it found nobody to answer.</summary>
    public const string Prelude =
        """
        def _prelude():
            import builtins, warnings
            def input(prompt=""):
                print(prompt, end="")
                raise EOFError("EOF when reading a line")
            builtins.input = input
            warnings.simplefilter("ignore")
        _prelude()
        del _prelude
        """;

    [GeneratedRegex(@"\A(?:[^\n]*\n)?(?:>>>|In \[\d+\]:)(?: |$)")]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^[ \t]*(?:>>>|\.\.\.|In \[\d+\]:|[ ]*\.{3,}:)(?: |$)", RegexOptions.Multiline)]
    private static partial Regex PromptOfLine();

    [GeneratedRegex(@"^([ \t]*)(?:![^\n=][^\n]*|%{1,2}[A-Za-z][^\n]*|\?{1,2}[A-Za-z_][^\n]*|[A-Za-z_][\w.]*\?{1,2}[ \t]*)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
