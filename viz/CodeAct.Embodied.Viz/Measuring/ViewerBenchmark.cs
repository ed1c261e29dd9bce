namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>Measures one renderer, with what the window does: the same player, the same page, the same clicks.</summary>
internal sealed class ViewerBenchmark(int width, int height, int frames, int places, int seed)
{
    private const double SecondsOfFrame = 1 / 60.0;
    private const int FramesInScene = 30;
    private const int WarmUp = 30;

    private readonly Canvas canvas = new();
    private readonly Player player = new(new PageState(), StepMode.Primitive);

    /// <param name="renderer"><c>software</c> or <c>window</c>.</param>
    /// <exception cref="CannotContinueException">The renderer cannot be had here, or a click led to another place.</exception>
    public RendererFigures Measure(string log, string renderer)
    {
        var start = Stopwatch.GetTimestamp();
        player.Show([StoryReader.Read(log)]);
        var read = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (player.Stories[0].Steps.Count == 0)
            throw new InputException($"{log}: there is no step in it to click at");
        using IStage stage = renderer == "software" ? new MemoryStage(width, height) : new WindowStage(width, height, isPaced: false);
        var first = Timed(() => Frame(stage)).Milliseconds;
        for (var i = 0; i < WarmUp; i++)
            Frame(stage);
        return new RendererFigures
        {
            Renderer = renderer,
            Device = stage.Device,
            Steps = player.Stories[0].Steps.Count,
            Read = read,
            FirstFrame = first,
            Frame = Playing(stage),
            Scrub = Scrubbing(stage),
            Places = places,
        };
    }

    // Scenes from all over the episode, each played for half a second.
    private TimeSpread Playing(IStage stage)
    {
        List<(double, long)> times = [];
        for (var i = 0; i < frames; i++)
        {
            if (i % FramesInScene == 0)
                player.Seek(player.Total * i / frames);
            player.Clock.IsPlaying = true;
            times.Add(Timed(() =>
            {
                player.Clock.Advance(SecondsOfFrame, player.Total, player.Pace, isLive: false);
                Frame(stage);
            }));
        }

        return TimeSpread.Of(times);
    }

    private TimeSpread Scrubbing(IStage stage)
    {
        // The generator of a given seed is the same on every machine and in every version of the runtime.
        var drawn = new Random(seed);
        var layout = PageLayout.For(width, height);
        var count = player.Stories[0].Steps.Count;
        List<(double, long)> times = [];
        for (var i = 0; i < places; i++)
        {
            var scale = player.Timeline!.Scale;
            var x = scale.X(0) + ((scale.X(count - 1) - scale.X(0)) * drawn.NextSingle());
            var wanted = scale.StepAt(x) + 1;
            times.Add(Timed(() =>
            {
                player.Press(new Vector2(x, layout.Timeline.Centre.Y));
                Frame(stage);
            }));
            player.Release();
            if (player.Step != wanted)
                throw new CannotContinueException($"a click on step {wanted} led to step {player.Step}");
        }

        return TimeSpread.Of(times);
    }

    private void Frame(IStage stage)
    {
        canvas.Clear();
        player.Paint(canvas, width, height);
        stage.Show(canvas);
    }

    private static (double Milliseconds, long Bytes) Timed(Action action)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
