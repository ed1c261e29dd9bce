namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the marks of a timeline: of steps, and of what ended a turn.</summary>
/// <param name="y">Where the line is on which they are.</param>
/// <param name="radius">Of a step that is done.</param>
internal sealed class MarkPainter(Brush brush, Situation now, TimelineScale scale, float y, float radius)
{
    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    public void Step(int step)
    {
        var at = new Vector2(scale.X(step), y);
        var width = Math.Min(brush.Px(2), radius * 0.5f);
        var (isDone, isNow) = (step <= now.Moment.Step, now.Moment.IsStep && step == now.Moment.Step);
        if (now.Story.Steps[step] is { Call.Won: true })
        {
            if (!isDone)
            {
                brush.Flag(at + new Vector2(-radius * 0.6f, radius * 1.3f), radius * 2.8f, theme.Faint);
                return;
            }

            canvas.Disc(at, radius * 1.5f, theme.GoodGround);
            canvas.Circle(at, radius * 1.5f, isNow ? theme.Accent : theme.Good, width);
            brush.Flag(at + new Vector2(-radius * 0.4f, radius * 0.85f), radius * 1.7f, theme.Good);
        }
        else if (now.Story.Steps[step].IsSurprised && isDone)
        {
            brush.Mark(ProblemKind.Surprise, at, radius * 1.35f, width);
        }
        else if (now.Story.Steps[step].IsRefused && isDone)
        {
            brush.Mark(ProblemKind.Refusal, at, radius * 1.35f, width);
        }
        else if (isNow)
        {
            canvas.Disc(at, radius * 1.35f, theme.Panel);
            canvas.Circle(at, radius * 1.35f, theme.Accent, Math.Min(brush.Px(3), radius));
        }
        else
        {
            canvas.Disc(at, isDone ? radius : radius * 0.55f, isDone ? theme.Accent : theme.Faint);
        }
    }

    /// <summary>The mark of what went wrong with a turn as a whole; nothing where nothing did.</summary>
    public void Turn(int turn)
    {
        if (now.Story.Turns[turn].Problem is not { } problem)
            return;
        var at = new Vector2(scale.End(turn), y);
        if (Situation.IsSeen(problem, now.Moment))
            brush.Mark(problem.Kind, at, radius * 1.35f, Math.Min(brush.Px(2), radius * 0.5f));
        else
            canvas.Disc(at, radius * 0.55f, theme.Faint);
    }
}
