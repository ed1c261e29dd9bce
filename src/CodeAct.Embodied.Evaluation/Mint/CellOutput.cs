using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>
/// What a program said, without what belongs to the interpreter that ran it: the text, the class of the exception that ended it,
/// and whether it was cut.
/// </summary>
internal sealed partial record CellOutput
{
    private const string Exit = "SystemExit";

    /// <summary>What was printed, and the value of a last expression.</summary>
    public required string Text { get; init; }

    /// <summary>The class of the exception, for example <c>NameError</c>; null where there was none.</summary>
    public string? Exception { get; init; }

    /// <summary>Whether <see cref="Text"/> is only the beginning.</summary>
    public bool IsCut { get; init; }

    /// <summary>Reads a recorded observation.</summary>
    public static CellOutput Recorded(string observation)
    {
        var text = MintTexts.Unwrap(observation);
        if (text == MintTexts.Protocol.NoOutput)
            return new CellOutput { Text = "" };
        var isCut = text.EndsWith(MintTexts.Cut, StringComparison.Ordinal);
        if (isCut)
            text = text[..^MintTexts.Cut.Length];

        if (TracebackHeading().Match(text) is { Success: true } heading)
            return new CellOutput { Text = Printed(text, heading.Index), Exception = heading.Groups[1].Value };
        if (SyntaxErrorHeading().Match(text) is { Success: true } syntax && LastLineOfError().Matches(text[syntax.Index..]) is [.., var last])
            return new CellOutput { Text = Printed(text, syntax.Index), Exception = last.Groups[1].Value };
        if (ExitMessage().Match(text) is { Success: true } exit)
            return new CellOutput { Text = Printed(text, exit.Index), Exception = Exit };

        return new CellOutput { Text = WithoutPrompt(text), IsCut = isCut };
    }

    /// <summary>What our interpreter said.</summary>
    public static CellOutput Of(CodeResult result)
    {
        var text = result.Output;
        var end = result.End switch
        {
            CodeEnd.Raised => OwnTraceback().Match(text),
            CodeEnd.TimedOut => OwnTimeLimit().Match(text),
            _ => Match.Empty,
        };
        return new CellOutput
        {
            Text = PythonText.Strip(end.Success ? text[..end.Index] : text),
            Exception = result.End is CodeEnd.TimedOut ? "TimeoutError" : result.Exception,
        };
    }

    /// <summary>Whether this is what was recorded, as far as the recording shows it.</summary>
    /// <remarks>A program that leaves by <c>sys.exit</c> has completed for us; IPython reported an exception.</remarks>
    public bool Agrees(CellOutput recorded) => recorded.IsCut
        ? Text.StartsWith(recorded.Text, StringComparison.Ordinal)
        : Text == recorded.Text && (Exception ?? "") == (recorded.Exception is null or Exit ? "" : recorded.Exception);

    private static string Printed(string text, int length) => PythonText.Strip(text[..length]);

    // The pretty printer of IPython breaks long lists and the like over lines; ours writes them in one.
    private static string WithoutPrompt(string text)
    {
        var prompt = OutPrompt().Matches(text);
        if (prompt.Count == 0)
            return text;
        var last = prompt[^1];
        var value = text[(last.Index + last.Length)..];
        return PythonText.Strip(text[..last.Index] + LineBreakInValue().Replace(value, " "));
    }

    [GeneratedRegex(@"^-{70,}\r?\n([A-Za-z_][\w.]*) +Traceback \(most recent call last\)", RegexOptions.Multiline)]
    private static partial Regex TracebackHeading();

    // At the very beginning the harness has stripped the indentation.
    [GeneratedRegex(@"(?:\A|^  )(?:Cell In ?\[\d+\]|Input In \[\d+\]|File )[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex SyntaxErrorHeading();

    [GeneratedRegex(@"^([A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit))\b", RegexOptions.Multiline)]
    private static partial Regex LastLineOfError();

    [GeneratedRegex(@"^(?:Traceback \(most recent call last\):\n  File ""<action |  File ""<action |(?:\w+Error|SystemExit|KeyboardInterrupt)\b[^\n]*\n*\z)", RegexOptions.Multiline)]
    private static partial Regex OwnTraceback();

    [GeneratedRegex("^The time limit of ", RegexOptions.Multiline)]
    private static partial Regex OwnTimeLimit();

    [GeneratedRegex(@"^An exception has occurred, use %tb to see the full traceback\.\n+SystemExit(?::[^\n]*)?\z", RegexOptions.Multiline)]
    private static partial Regex ExitMessage();

    [GeneratedRegex(@"Out\[\d+\]: ?\n?")]
    private static partial Regex OutPrompt();

    [GeneratedRegex(@"\n\s*")]
    private static partial Regex LineBreakInValue();

}
