using System.Globalization;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The words that the agent reads about a code action besides what its program printed.</summary>
internal static class ActionText
{
    /// <summary>What the program said, cut to the limit with a note of what was left out.</summary>
    /// <param name="printed">What it printed, up to the limit.</param>
    /// <param name="total">Code points it printed in all; null where that is not known.</param>
    /// <param name="traceback">What it raised; empty where it did not. It is kept where both are too long, since the next
    /// program is written from it.</param>
    public static string Fit(string printed, long? total, string traceback, int limit)
    {
        if (printed.Length + traceback.Length > limit)
            traceback = CutMiddle(traceback, Math.Max(limit - printed.Length, limit * 3 / 4));
        var shown = CutEnd(printed, limit - traceback.Length);
        var leftOut = total - shown.EnumerateRunes().LongCount() ?? printed.Length - shown.Length;
        var note = leftOut > 0
            ? string.Create(CultureInfo.InvariantCulture, $"...\n[Output cut: {leftOut:N0} more characters were left out.]\n")
            : total is null && printed.Length >= limit
                ? "...\n[Output cut: whatever was printed after this was left out.]\n"
                : "";
        return shown + note + (note.Length > 0 ? traceback : OnNewLine(shown, traceback));
    }

    /// <summary>The text with a sentence of ours after it, on a line of its own.</summary>
    public static string With(string text, string sentence) => text + OnNewLine(text, sentence);

    /// <summary>The program was stopped at the time limit and Python goes on.</summary>
    public static string TimedOut(TimeSpan limit, int line, int calls) =>
        $"The time limit of {Seconds(limit)} for one code action was reached{At(line)}, {After(calls)}; the program was stopped there. "
        + "What it did until then stays done, and the names it defined are kept. "
        + "Do less in one code action, and make sure that every loop ends.";

    /// <summary>The program did not stop at the time limit.</summary>
    public static string Killed(TimeSpan limit, int lastLine, int calls) =>
        $"The time limit of {Seconds(limit)} for one code action was reached, {After(calls, lastLine)}; the program did not stop when asked, "
        + "so Python was ended and is started anew. What the program did until then stays done, but the names you defined are gone. "
        + "Do less in one code action, and make sure that every loop ends.";

    /// <summary>The interpreter ended under the program.</summary>
    /// <param name="how">What is known of it, as the end of a sentence.</param>
    public static string Died(string how, int lastLine, int calls) =>
        $"The Python process {how}, {After(calls, lastLine)}. It is started anew. "
        + "What the program did until then stays done, but the names you defined are gone.";

    /// <summary>The interpreter had ended before this code action.</summary>
    public const string Renewed = "Python was started anew before this code action: the names you defined earlier are gone.";

    /// <summary>How a process ended, as the end of a sentence.</summary>
    public static string Exit(int? code) => code switch
    {
        null => "closed its connection before the program ended",
        139 => "crashed (segmentation fault) before the program ended",
        > 128 => $"was ended by signal {code - 128} before the program ended",
        _ => $"ended before the program did (exit code {code})",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static string At(int line) => line > 0 ? $" at line {line}" : "";

    private static string After(int calls, int lastLine = 0) => calls switch
    {
        0 => "before any primitive ran",
        1 => "after 1 primitive had run" + From(lastLine),
        _ => string.Create(CultureInfo.InvariantCulture, $"after {calls:N0} primitives had run") + From(lastLine),
    };

    private static string From(int lastLine) => lastLine > 0 ? $", the last from line {lastLine}" : "";

    private static string OnNewLine(string before, string text) =>
        before.Length > 0 && text.Length > 0 && !before.EndsWith('\n') ? "\n" + text : text;

    private static string CutEnd(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        return text[..(limit > 0 && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }

    private static string CutMiddle(string text, int limit)
    {
        const string Mark = "\n  ...\n";
        if (text.Length <= limit)
            return text;
        var half = Math.Max(0, limit - Mark.Length) / 2;
        return CutEnd(text, half) + Mark + text[^half..];
    }
}
