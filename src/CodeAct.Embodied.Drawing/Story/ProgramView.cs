namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What is known of a line of the program at a moment.</summary>
public enum LineState
{
    Pending,
    Ran,
    Refused,
    Now,
    Raised,

    /// <summary>It runs now and has just been refused.</summary>
    NowRefused,
}

/// <summary>A line of the program at a moment.</summary>
/// <param name="Pass">How often it has called a primitive so far; 0 where it is not in a loop.</param>
/// <param name="Passes">How often it does in the whole turn, as far as it is known.</param>
public readonly record struct ProgramLine(LineState State, int Pass, int Passes)
{
    public bool IsNow => State is LineState.Now or LineState.NowRefused;
}

/// <summary>Reads from the steps of a turn which lines have run.</summary>
/// <remarks>A log knows the lines that called primitives. From these follow others: what a call stands in has been entered, and
/// what stands before it in the same block has run. What Python skips or not by a condition is left open rather than
/// guessed.</remarks>
public static class ProgramView
{
    public static ProgramLine[] Of(EpisodeStory story, int turnIndex, Moment moment)
    {
        var turn = story.Turns[turnIndex];
        var lines = new ProgramLine[turn.Lines.Length];
        var total = new int[lines.Length];
        for (var step = turn.FirstStep; step < turn.EndStep; step++)
        {
            if (LineOf(story, step) is { } line && line < lines.Length)
                total[line]++;
        }

        var last = -1;
        var current = turnIndex == moment.Turn && moment.IsStep ? moment.Step : -1;
        var done = turnIndex < moment.Turn ? turn.EndStep - 1 : moment.Step;
        for (var step = turn.FirstStep; step <= Math.Min(done, turn.EndStep - 1); step++)
        {
            if (LineOf(story, step) is not { } line || line >= lines.Length)
                continue;
            var isRefused = story.Steps[step].IsRefused && (step != current || IsRefusalSeen(moment));
            lines[line] = new ProgramLine(
                isRefused || (lines[line].State is LineState.Refused && step != current) ? LineState.Refused : LineState.Ran,
                lines[line].Pass + 1,
                total[line]);
            last = line;
        }

        var isOver = moment.Turn > turnIndex || (moment.Turn == turnIndex && moment.Beat is BeatKind.Output or BeatKind.End);
        var blocks = new Blocks(turn.Lines, lines);
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].Pass > 0)
                blocks.MarkBefore(line);
        }

        var failed = turn.Problem is { Line: { } number } ? number - 1 : (int?)null;
        if (isOver && failed is { } at)
        {
            blocks.MarkBefore(at);
            lines[at] = lines[at] with { State = LineState.Raised };
        }

        if (isOver && turn.End is CodeEnd.Completed)
            blocks.MarkBefore(lines.Length);
        if (current >= turn.FirstStep && LineOf(story, current) is { } now && now < lines.Length)
            lines[now] = lines[now] with { State = story.Steps[current].IsRefused && IsRefusalSeen(moment) ? LineState.NowRefused : LineState.Now };
        return lines;
    }

    private static bool IsRefusalSeen(Moment moment) => moment.Progress >= Situation.RefusedFrom;

    /// <summary>The index of the line of a step; null where the log does not know it.</summary>
    public static int? LineOf(EpisodeStory story, int step) =>
        story.Steps[step].Call.Line is { } line and > 0 ? line - 1
            : story.Turns[story.TurnOf(step)].Lines.Length == 1 ? 0
            : null;

    // The blocks of a program, by their indentation.
    private readonly ref struct Blocks(string[] text, ProgramLine[] lines)
    {
        /// <summary>Marks what must have run for a line to be reached: all that it stands in, and what stands before it there.</summary>
        /// <param name="line">The number of lines for the end of the program.</param>
        public void MarkBefore(int line)
        {
            var depth = line < text.Length ? Depth(text[line]) : 0;
            for (var i = line - 1; i >= 0; i--)
            {
                var statement = text[i].AsSpan().TrimStart();
                if (Depth(text[i]) is var here && (here > depth || !IsStatement(statement)))
                    continue;
                // What stands before a line that is marked has been marked with it.
                if (lines[i].State is not LineState.Pending)
                    return;
                // A branch beside another may have been passed over; one that the line stands in was taken.
                if (here < depth || !IsBranch(statement))
                    lines[i] = lines[i] with { State = LineState.Ran };
                depth = here;
            }
        }

        private static int Depth(ReadOnlySpan<char> line) => line.Length - line.TrimStart().Length;

        private static bool IsStatement(ReadOnlySpan<char> line) => line.Length > 0 && line[0] is not ('#' or ')' or ']' or '}' or '"' or '\'');

        private static bool IsBranch(ReadOnlySpan<char> line)
        {
            var word = line[..(line.IndexOfAnyExceptInRange('a', 'z') is >= 0 and var end ? end : line.Length)];
            return word is "elif" or "else" or "except" or "finally" or "case";
        }
    }
}
