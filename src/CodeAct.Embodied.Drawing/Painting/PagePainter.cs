namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>How a page is to be drawn, besides what it shows.</summary>
public sealed record PageState
{
    public Theme Theme { get; init; } = Theme.Dark;

    public HouseOptions House { get; init; } = new();

    /// <summary>Where one looks; null to fit everything.</summary>
    public View? View { get; init; }

    public bool IsPlaying { get; init; } = true;

    public string Speed { get; init; } = "1×";

    public bool IsLive { get; init; }

    /// <summary>The tab of a panel below the house; null for the program, and for what went wrong while that is new.</summary>
    public PanelTab? Tab { get; init; }

    /// <summary>The lines at the top of program and output where a person has scrolled them; null to follow.</summary>
    public (int? Program, int? Output) Scrolled { get; init; }

    /// <summary>A word to the user, above the house; null for none.</summary>
    public string? Notice { get; init; }
}

/// <summary>Draws a whole page for one episode.</summary>
public sealed class PagePainter(Canvas canvas, PageLayout layout, EpisodeStory story, PageState state)
{
    /// <summary>The timeline that was drawn, for the mouse.</summary>
    public TimelinePainter? Timeline { get; private set; }

    /// <summary>The panel that was drawn, for the mouse.</summary>
    public PanelPainter? Panel { get; private set; }

    /// <summary>The view that was drawn.</summary>
    public View View { get; private set; }

    /// <summary>The labels of the house, for tests.</summary>
    public IReadOnlyList<Box> Labels { get; private set; } = [];

    public void Paint(double time)
    {
        var moment = story.Beats.At(time);
        var now = story.At(moment);
        var brush = new Brush(canvas, state.Theme, layout.Unit);

        View = (state.View ?? View.Fit(story.Plan.Extent, layout.House, brush.Px(24))) with { Area = layout.House };
        if (layout.Panel.Width > 0)
        {
            Panel = new PanelPainter(brush, now, layout.Panel, state.Scrolled);
            if (layout.HasTabs)
                Panel.PaintTab(state.Tab ?? (now.Problem is not null && !now.IsProblemOver ? PanelTab.Problem : PanelTab.Program));
            else
                Panel.Paint();
        }

        Vector2? linkFrom = Panel?.CurrentLine is { } lit && !layout.HasTabs ? new Vector2(layout.Panel.X, lit.Y) : null;
        var house = new HousePainter(brush, story, moment, View, state.House) { LinkFrom = linkFrom };
        house.Paint(labels =>
        {
            if (linkFrom is { } from && layout.House.Contains(house.RobotPixel))
                new LinkPainter(brush, from, Panel!.CurrentLine!.Value).Paint(house, labels);
        });
        Labels = house.LabelBoxes;

        if (layout.Header.Height > 0)
            new HeaderPainter(brush, now, layout.Header, layout.IsNarrow).Paint();
        Timeline = new TimelinePainter(brush, now, layout.Timeline, layout.IsNarrow);
        Timeline.Paint(state.IsPlaying, state.Speed, state.IsLive);
        if (state.Notice is { } notice)
            Notice(brush, notice);
    }

    private void Notice(Brush brush, string text)
    {
        var size = new Vector2(brush.Measure(text, Face.SemiBold, 13) + brush.Px(28), brush.Px(30));
        var box = Box.About(new Vector2(layout.House.Centre.X, layout.House.Y + brush.Px(28)), size.X, size.Y);
        canvas.Framed(box, state.Theme.Panel.At(0.95), state.Theme.Warn, brush.Px(1.5f), box.Height / 2);
        brush.TextCentred(text, box.Centre.X, brush.Middle(box.Centre.Y, 13), Face.SemiBold, 13, state.Theme.Text);
    }
}
