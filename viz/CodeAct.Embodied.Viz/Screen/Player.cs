namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Plays one episode or two on a page and answers to the pointer. It knows no window, so that what a click does can
/// be tested and measured without one.</summary>
internal sealed class Player(PageState page, StepMode inStep)
{
    private const float LeastZoom = 8;
    private const float MostZoom = 800;
    private const int RowsOfAWheel = 3;

    // What follows the robot shows no more than this beyond an outer wall, in metres.
    private const double Margin = 0.5;

    private (int Width, int Height) size = (1280, 720);
    private PagePainter? painter;
    private ComparePainter? comparePainter;
    private Vector2 lastPointer;
    private Drag drag;
    private (int? Program, int? Output) scrolled;
    private double scrolledAt;

    private enum Drag
    {
        None,
        House,
        Timeline,
    }

    public PlaybackClock Clock { get; } = new();

    public PageState Page { get; set; } = page;

    public IReadOnlyList<EpisodeStory> Stories { get; private set; } = [];

    /// <summary>Two episodes in step; null where there is one.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>Where one looks; null to fit everything.</summary>
    public View? View { get; set; }

    public bool FollowsRobot { get; set; }

    public bool IsHelpShown { get; set; }

    /// <summary>Whether more of an episode may come.</summary>
    public bool IsLive { get; set; }

    /// <summary>Seconds of playback at normal speed.</summary>
    public double Total => Comparison?.Total ?? (Stories.Count > 0 ? Stories[0].Beats.Total : 0);

    /// <summary>How long it took when it was recorded.</summary>
    public RecordedPace? Pace => Comparison?.Pace ?? (Stories.Count > 0 ? Stories[0].Beats.Pace : null);

    /// <summary>How many steps of the first episode are done or under way.</summary>
    public int Step => Stories.Count == 0 ? 0 : Stories[0].Beats.At(Comparison?.TimeIn(0, Clock.Time) ?? Clock.Time).Step + 1;

    /// <summary>The timeline of one episode as it was painted; null before that and where there are two.</summary>
    public TimelinePainter? Timeline => painter?.Timeline;

    /// <summary>Shows these, at the same time of the playback.</summary>
    public void Show(IReadOnlyList<EpisodeStory> stories)
    {
        Stories = stories;
        Comparison = stories.Count > 1 ? new Comparison(stories[0], stories[1], inStep) : null;
    }

    /// <summary>Goes to where so many steps are done.</summary>
    public void GoTo(double steps)
    {
        if (Stories.Count > 0)
            Seek(Comparison?.TimeOf(steps) ?? Stories[0].Beats.TimeOf(steps));
    }

    public void Seek(double time)
    {
        Clock.IsPlaying = false;
        Clock.Seek(time, Total);
    }

    /// <summary>One primitive or turn on, or back.</summary>
    public void Go(int direction, bool byTurn)
    {
        if (Stories.Count == 0)
            return;
        if (Comparison is { } comparison)
        {
            Seek(comparison.Next(Clock.Time, direction, byTurn));
            return;
        }

        var beats = Stories[0].Beats;
        var moment = beats.At(Clock.Time);
        if (byTurn)
            Seek(beats.TimeOfTurn(moment.Turn + direction));
        else
            Seek(beats.TimeOf(direction > 0 ? moment.Step + 1 + (moment.IsStep && moment.Progress < 1 ? 0 : 1) : moment.Step));
    }

    /// <summary>Goes to the next thing that went wrong, or to the one before.</summary>
    /// <returns>Whether there is one.</returns>
    public bool GoToProblem(int direction)
    {
        var times = Stories.SelectMany((story, i) => story.Problems.Select(problem => story.Beats.TimeOf(problem)).Select(time => Comparison?.TimeWhen(i, time) ?? time)).Order().ToList();
        const double near = 0.02;
        var index = direction > 0 ? times.FindIndex(time => time > Clock.Time + near) : times.FindLastIndex(time => time < Clock.Time - near);
        if (index >= 0)
            Seek(times[index]);
        return index >= 0;
    }

    /// <summary>Goes to where a turn is over.</summary>
    /// <param name="turn">From 1.</param>
    public void GoToTurn(int turn)
    {
        if (Stories.Count > 0)
            Seek(Comparison?.TimeAfterTurn(turn - 1) ?? Stories[0].Beats.TimeAfterTurn(turn - 1));
    }

    /// <summary>Shows all of the house.</summary>
    public void FitHouse() => (View, FollowsRobot) = (null, false);

    /// <summary>The next tab of a small window; after the last one whichever fits the moment.</summary>
    public void NextTab() =>
        Page = Page with { Tab = Page.Tab switch { null => PanelTab.Output, PanelTab.Output => PanelTab.Problem, PanelTab.Problem => PanelTab.Program, _ => null } };

    /// <summary>Puts the page of this moment on the canvas.</summary>
    /// <param name="pointer">Where the mouse is; null where there is none.</param>
    /// <returns>Whether there was anything to paint.</returns>
    public bool Paint(Canvas canvas, int width, int height, Vector2? pointer = null, string? notice = null)
    {
        size = (width, height);
        (painter, comparePainter) = (null, null);
        if (Stories.Count == 0)
            return false;
        var state = Page with
        {
            IsPlaying = Clock.IsPlaying,
            Speed = Clock.Speed.Name,
            IsLive = IsLive,
            House = Page.House with { Mouse = pointer },
            Notice = notice,
            View = ViewNow(),
            Scrolled = ScrolledNow(),
        };
        if (Comparison is not null)
        {
            comparePainter = new ComparePainter(canvas, PageLayout.UnitOf(width, height), new Box(0, 0, width, height), Comparison, state);
            comparePainter.Paint(Clock.Time);
        }
        else
        {
            painter = new PagePainter(canvas, PageLayout.For(width, height), Stories[0], state);
            painter.Paint(Clock.Time);
        }

        return true;
    }

    /// <summary>The left button goes down.</summary>
    public void Press(Vector2 pointer)
    {
        lastPointer = pointer;
        IsHelpShown = false;
        foreach (var (box, button) in painter?.Timeline?.Buttons ?? comparePainter?.Buttons ?? [])
        {
            if (box.Contains(pointer))
            {
                Press(button);
                return;
            }
        }

        foreach (var (box, tab) in painter?.Panel?.Tabs ?? [])
        {
            if (box.Contains(pointer))
                Page = Page with { Tab = tab };
        }

        var layout = PageLayout.For(size.Width, size.Height);
        drag = comparePainter is not null || layout.Timeline.Contains(pointer) ? Drag.Timeline
            : layout.House.Contains(pointer) ? Drag.House
            : Drag.None;
        Move(pointer);
    }

    /// <summary>The pointer moves with the left button down.</summary>
    public void Move(Vector2 pointer)
    {
        if (drag is Drag.Timeline)
            Scrub(pointer);
        if (drag is Drag.House && pointer != lastPointer && painter is not null)
            (View, FollowsRobot) = (painter.View.Panned(pointer - lastPointer), false);
        lastPointer = pointer;
    }

    /// <summary>The left button is up.</summary>
    public void Release() => drag = Drag.None;

    /// <summary>The wheel is turned over a place.</summary>
    public void Wheel(Vector2 pointer, float by)
    {
        if (painter?.Panel?.Wells.FirstOrDefault(well => well.Box.Contains(pointer)) is { Count: > 0 } well)
            Scroll(well, by);
        else if (painter is not null && PageLayout.For(size.Width, size.Height).House.Contains(pointer))
            View = painter.View.Zoomed(pointer, MathF.Pow(1.15f, by), LeastZoom, MostZoom);
    }

    /// <summary>Whether a click there does something.</summary>
    public bool IsButton(Vector2 pointer) => painter is not null
        ? PageLayout.For(size.Width, size.Height).Timeline.Contains(pointer) || painter.Panel?.Tabs.Exists(tab => tab.Box.Contains(pointer)) == true
        : comparePainter is not null && (comparePainter.Tracks.Exists(track => track.Box.Contains(pointer)) || comparePainter.Buttons.Any(button => button.Box.Contains(pointer)));

    /// <summary>Whether the house is being moved.</summary>
    public bool IsPanning => drag is Drag.House;

    private void Press(PlaybackButton button)
    {
        switch (button)
        {
            case PlaybackButton.PlayPause:
                Clock.Toggle(Total);
                break;
            case PlaybackButton.PreviousTurn:
                Go(-1, byTurn: true);
                break;
            case PlaybackButton.NextTurn:
                Go(1, byTurn: true);
                break;
            case PlaybackButton.Speed:
                Clock.NextSpeed();
                break;
        }
    }

    private void Scrub(Vector2 pointer)
    {
        if (painter is not null)
        {
            if (painter.Timeline!.Scale.StepAt(pointer.X) is >= 0 and var step)
                Seek(Stories[0].Beats.TimeOf(step + 1));
            return;
        }

        for (var i = 0; i < comparePainter?.Tracks.Count; i++)
        {
            var (box, scale) = comparePainter.Tracks[i];
            if (box.Contains(pointer) && scale.StepAt(pointer.X) is >= 0 and var step)
                Seek(Comparison!.TimeOf(i, step + 1));
        }
    }

    private void Scroll(Well well, float by)
    {
        var row = Math.Clamp(well.First - (int)MathF.Round(by * RowsOfAWheel), 0, Math.Max(0, well.Count - well.Visible));
        scrolled = well.Tab is PanelTab.Program ? (row, scrolled.Output) : (scrolled.Program, row);
        scrolledAt = Clock.Time;
    }

    // What was scrolled follows again as soon as the playback goes on.
    private (int? Program, int? Output) ScrolledNow()
    {
        if (Clock.Time != scrolledAt)
            scrolled = default;
        return scrolled;
    }

    private View? ViewNow()
    {
        if (!FollowsRobot || Comparison is not null)
            return View;
        var layout = PageLayout.For(size.Width, size.Height);
        var whole = Drawing.Painting.View.Fit(Stories[0].Plan.Extent, layout.House, 24 * layout.Unit);
        var robot = new HouseScene(Stories[0], Stories[0].Beats.At(Clock.Time)).RobotAt;
        return ((View ?? whole with { Scale = whole.Scale * 1.8f }) with { Centre = robot }).Within(Stories[0].Plan.Extent, Margin);
    }
}
