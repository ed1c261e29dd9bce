namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What is known of a line of the program at a moment.</summary>
public enum LineState
{
    Pending,
    Ran,
    Refused,
    Now,
    Raised,
}

/// <summary>A line of the program at a moment.</summary>
/// <param name="Pass">How often it has called a primitive so far; 0 where it is not in a loop.</param>
/// <param name="Passes">How often it does in the whole turn, as far as it is known.</param>
public readonly record struct ProgramLine(LineState State, int Pass, int Passes);

/// <summary>Reads from the steps of a turn which lines have run.</summary>
/// <remarks>A log knows the lines that called primitives. Of the others, those outside of any block that come before the
/// current one must have run, too; the rest is left open rather than guessed.</remarks>
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
            var isRefused = story.Steps[step].IsRefused && (step != current || moment.Progress > 0.3f);
            lines[line] = new ProgramLine(
                isRefused || (lines[line].State is LineState.Refused && step != current) ? LineState.Refused : LineState.Ran,
                lines[line].Pass + 1,
                total[line]);
            last = line;
        }

        var isOver = moment.Turn > turnIndex || (moment.Turn == turnIndex && moment.Beat is BeatKind.Output or BeatKind.End);
        MarkOutermost(turn, lines, isOver ? lines.Length : last);
        if (current >= turn.FirstStep && LineOf(story, current) is { } now && now < lines.Length)
            lines[now] = lines[now] with { State = LineState.Now };
        if (isOver && turn.ErrorLine is { } error && error >= 1 && error <= lines.Length)
            lines[error - 1] = lines[error - 1] with { State = LineState.Raised };
        return lines;
    }

    /// <summary>The index of the line of a step; null where the log does not know it.</summary>
    public static int? LineOf(EpisodeStory story, int step) =>
        story.Steps[step].Call.Line is { } line and > 0 ? line - 1
            : story.Turns[story.TurnOf(step)].Lines.Length == 1 ? 0
            : null;

    private static void MarkOutermost(TurnStory turn, ProgramLine[] lines, int before)
    {
        // An exception stops the program: nothing below it ran.
        var end = Math.Min(before, turn.End is CodeEnd.Completed or null ? lines.Length : Math.Min(lines.Length, (turn.ErrorLine ?? before) - 1));
        for (var i = 0; i < end; i++)
        {
            var text = turn.Lines[i];
            if (lines[i].State is LineState.Pending && text.Length > 0 && !char.IsWhiteSpace(text[0]) && text[0] is not ('#' or ')' or ']' or '}')
                && !text.StartsWith("el", StringComparison.Ordinal) && !text.StartsWith("except", StringComparison.Ordinal))
            {
                lines[i] = lines[i] with { State = LineState.Ran };
            }
        }
    }
}
