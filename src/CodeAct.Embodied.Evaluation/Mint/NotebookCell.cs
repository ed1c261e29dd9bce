using System.Text.RegularExpressions;

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

    /// <summary>What the recording interpreter had and a fresh worker has not: warnings went to stderr, which was not recorded.</summary>
    public const string Prelude = "__import__('warnings').simplefilter('ignore')";

    [GeneratedRegex(@"\A(?:[^\n]*\n)?(?:>>>|In \[\d+\]:)(?: |$)")]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^[ \t]*(?:>>>|\.\.\.|In \[\d+\]:|[ ]*\.{3,}:)(?: |$)", RegexOptions.Multiline)]
    private static partial Regex PromptOfLine();

    [GeneratedRegex(@"^([ \t]*)(?:![^\n=][^\n]*|%{1,2}[A-Za-z][^\n]*|\?{1,2}[A-Za-z_][^\n]*|[A-Za-z_][\w.]*\?{1,2}[ \t]*)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
