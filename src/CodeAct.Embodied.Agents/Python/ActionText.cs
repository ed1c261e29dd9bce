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
        var room = limit - traceback.Length;
        if (total is null && printed.Length >= limit)
        {
            // Its end never came.
            return CutEnd(printed, room)
                + string.Create(CultureInfo.InvariantCulture, $"...\n[Output cut: whatever was printed after this was left out; {limit:N0} characters are the limit. Print only what you need.]\n")
                + traceback;
        }

        var all = total ?? CodePoints(printed);
        if (printed.Length <= room && all <= CodePoints(printed))
            return printed + OnNewLine(printed, traceback);
        var head = CutEnd(printed, room - (room / 2));
        var tail = CutStart(printed[head.Length..], room / 2);
        var leftOut = all - CodePoints(head) - CodePoints(tail);
        return head
            + string.Create(CultureInfo.InvariantCulture, $"...\n[Output cut: {leftOut:N0} characters are left out here; {limit:N0} are the limit. Print only what you need.]\n...")
            + tail + OnNewLine(tail.Length > 0 ? tail : "...", traceback);
    }

    /// <summary>The text with a sentence of ours after it, on a line of its own.</summary>
    public static string With(string text, string sentence) => text + OnNewLine(text, sentence);

    /// <summary>The program was stopped at the time limit and Python goes on.</summary>
    public static string TimedOut(TimeSpan limit, int line, int calls) =>
        $"The time limit of {Seconds(limit)} for one code action was reached{At(line)}, {After(calls)}; the program was stopped there. "
        + Kept + DoLess;

    /// <summary>The program was stopped at the limit of processor time and Python goes on.</summary>
    public static string OutOfCpu(TimeSpan limit, int line, int calls) =>
        $"The limit of {Seconds(limit)} of processor time for one code action was reached{At(line)}, {After(calls)}; the program was stopped there. "
        + Kept + ComputeLess;

    /// <summary>The program was stopped at a call that was one too many and Python goes on.</summary>
    public static string OutOfCalls(int limit, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"The limit of {limit:N0} primitive calls in one code action was reached{At(line)}; the call after them was not made and the program was stopped there. ")
        + Kept + "Look at what the calls return before you make more of them, and make sure that every loop ends.";

    /// <summary>The program asked for more memory than there is, and was told so by a MemoryError.</summary>
    public static string OutOfMemory(long limit, int line, int calls) =>
        $"The memory limit of {limit >> 20} MiB was reached{At(line)}, {After(calls)}. "
        + Kept + "Keep less at a time, and delete what you do not need any more.";

    /// <summary>The program did not stop at the time limit.</summary>
    public static string Killed(TimeSpan limit, int lastLine, int calls) =>
        $"The time limit of {Seconds(limit)} for one code action was reached, {After(calls, lastLine)}; the program did not stop when asked, "
        + Lost + DoLess;

    /// <summary>The program did not stop at the limit of processor time.</summary>
    public static string KilledByCpu(TimeSpan limit, int lastLine, int calls) =>
        $"The limit of {Seconds(limit)} of processor time for one code action was reached, {After(calls, lastLine)}; the program did not stop when asked, "
        + Lost + ComputeLess;

    /// <summary>What a program reads under an error that the sandbox may be the reason of.</summary>
    public static string Refusal(bool hasPackages, bool hasFolder) =>
        "[A program here runs alone: it cannot start threads or processes, so asyncio does not work either, and it has no network. "
        + (hasFolder ? "It can write files to /tmp, the current folder, and read those, no others (io.open opens a file)."
            : hasPackages ? "There are no files; figures are kept when you save or show them."
            : "There are no files: keep what you need in variables.")
        + "]";

    /// <summary>Files of the program's that were kept.</summary>
    public static string Files(IEnumerable<string> names) => $"[Kept as files of the episode: {string.Join(", ", names)}]";

    /// <summary>Files of the program's that were not kept.</summary>
    public static string FilesLeft(int count) =>
        $"[Not kept: {count} of the files, for their names or because there are too many. Save pictures and tables, as .png, .csv or .json, and few of them.]";

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

    private const string Kept = "What it did until then stays done, and the names it defined are kept. ";
    private const string Lost =
        "so Python was ended and is started anew. What the program did until then stays done, but the names you defined are gone. ";
    private const string DoLess = "Do less in one code action, and make sure that every loop ends.";
    private const string ComputeLess = "Compute less in one code action: waiting costs nothing, trying everything does.";

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

    private static long CodePoints(string text) => text.EnumerateRunes().LongCount();

    private static string CutStart(string text, int limit)
    {
        var start = Math.Max(0, text.Length - limit);
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

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
