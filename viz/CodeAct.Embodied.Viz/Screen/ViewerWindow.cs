using System.Diagnostics;
using System.Globalization;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Viz.Drawing;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Painting;
using CodeAct.Embodied.Viz.Story;
using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>The window: plays one episode or two, and listens to keys and the mouse.</summary>
internal sealed partial class ViewerWindow : IDisposable
{
    private const double SecondsBetweenReads = 0.15;
    private const int FramesBeforePicture = 60;

    private readonly ViewerRequest request;
    private readonly Canvas canvas = new();
    private readonly RaylibSurface surface = new(isMirrored: false);
    private readonly PlaybackClock clock = new();
    private readonly LiveLog[] live;
    private EpisodeStory[] stories = [];
    private Comparison? comparison;
    private PageState page;
    private PagePainter? painter;
    private ComparePainter? comparePainter;
    private string? problem;
    private string? notice;
    private double noticeUntil;
    private double nextRead;
    private bool isHelpShown;
    private readonly List<double> frameTimes = [];

    /// <exception cref="ViewerException">The window cannot be opened.</exception>
    public ViewerWindow(ViewerRequest request)
    {
        this.request = request;
        page = request.Page;
        live = request.Follow ? [.. request.Logs.Select(log => new LiveLog(log))] : [];
        if (live.Length == 0)
            stories = [.. request.Logs.Select(log => Viewer.Read(Viewer.Resolve(log)))];
        RaylibLibrary.Load(RaylibKind.Window);
        Raylib.SetTraceLogLevel(TraceLogLevel.Error);
        Raylib.SetConfigFlags(ConfigFlags.ResizableWindow | ConfigFlags.HighDpiWindow | (request.WindowPicture is null ? ConfigFlags.VSyncHint : 0));
        StandardStreams.Quiet(() => Raylib.InitWindow(request.Width, request.Height, "CodeAct.Embodied"));
        if (!Raylib.IsWindowReady())
            throw new ViewerException("No window could be opened: the display does not answer, or it has no OpenGL 3.3. Add --export episode.gif (or .mp4, .html, .png) to do without a window.");
        Raylib.SetWindowMinSize(320, 240);
        // A picture for a test is drawn as fast as it can be, which shows how fast that is.
        if (request.WindowPicture is null)
            Raylib.SetTargetFPS(60);
        Raylib.SetExitKey(KeyboardKey.Null);
    }

    private double Total => comparison?.Total ?? (stories.Length > 0 ? stories[0].Beats.Total : 0);

    private bool IsLive => live.Any(log => log.IsOpen);

    public int Run()
    {
        Follow();
        Compare();
        if (request.At is { } at && stories.Length > 0)
        {
            clock.Seek(TimeOf(at), Total);
            clock.IsPlaying = false;
        }

        if (request.WindowPicture is null)
            Say("H shows the keys");
        while (!Raylib.WindowShouldClose() && !Raylib.IsKeyPressed(KeyboardKey.Q))
        {
            Follow();
            Keys();
            Mouse();
            clock.Advance(Raylib.GetFrameTime(), Total, IsLive);
            var start = Stopwatch.GetTimestamp();
            Paint();
            Raylib.BeginDrawing();
            surface.Draw(canvas);
            Raylib.EndDrawing();
            frameTimes.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (Raylib.IsKeyPressed(KeyboardKey.S))
                SavePicture();
            if (request.WindowPicture is { } path && frameTimes.Count >= FramesBeforePicture)
            {
                Save(path);
                frameTimes.Sort();
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a frame takes {frameTimes[frameTimes.Count / 2]:0.0} ms in the median"));
                break;
            }

            if (frameTimes.Count > FramesBeforePicture)
                frameTimes.Clear();
        }

        return Viewer.Done;
    }

    public void Dispose()
    {
        surface.Dispose();
        if (Raylib.IsWindowReady())
            StandardStreams.Quiet(Raylib.CloseWindow);
    }

    private void Paint()
    {
        var (width, height) = (Raylib.GetScreenWidth(), Raylib.GetScreenHeight());
        canvas.Clear();
        painter = null;
        var state = page with
        {
            IsPlaying = clock.IsPlaying,
            Speed = clock.Speed.ToString("0.##", CultureInfo.InvariantCulture) + "×",
            IsLive = IsLive,
            House = page.House with { Pointer = Raylib.GetMousePosition() },
            Notice = Raylib.GetTime() < noticeUntil ? notice : problem,
            View = ViewNow(),
        };
        if (comparison is not null)
        {
            comparePainter = new ComparePainter(canvas, PageLayout.UnitOf(width, height), new Box(0, 0, width, height), comparison, state);
            comparePainter.Paint(clock.Time);
        }
        else if (stories.Length > 0)
        {
            painter = new PagePainter(canvas, PageLayout.For(width, height), stories[0], state);
            painter.Paint(clock.Time);
        }
        else
        {
            Waiting(width, height);
        }

        if (isHelpShown)
            HelpPainter.Paint(new Brush(canvas, page.Theme, PageLayout.UnitOf(width, height)), new Box(0, 0, width, height));
    }

    // Before the first line is written there is nothing to show but that.
    private void Waiting(int width, int height)
    {
        var brush = new Brush(canvas, page.Theme, PageLayout.UnitOf(width, height));
        canvas.Fill(new Box(0, 0, width, height), page.Theme.Stage);
        var text = problem ?? $"Waiting for {Path.GetFileName(request.Logs[0])} ...";
        var lines = brush.Wrap(text, Face.Medium, 18, width * 0.8f);
        for (var i = 0; i < lines.Count; i++)
            brush.TextCentred(lines[i], width / 2f, (height / 2f) + (i * brush.Px(28)), Face.Medium, 18, problem is null ? page.Theme.Muted : page.Theme.Bad);
    }

    private void Follow()
    {
        if (live.Length == 0 || Raylib.GetTime() < nextRead)
            return;
        nextRead = Raylib.GetTime() + SecondsBetweenReads;
        try
        {
            var steps = stories.Sum(story => story.Beats.Beats.Count);
            foreach (var log in live)
                log.Read();
            stories = [.. live.Select(log => log.Story).OfType<EpisodeStory>()];
            if (stories.Length < live.Length)
                stories = [];
            // Two episodes are cut into pairs anew when one of them has grown.
            if (stories.Sum(story => story.Beats.Beats.Count) != steps)
                Compare();
        }
        catch (EpisodeLogException exception)
        {
            // What was read before stays on the screen.
            problem = exception.Message;
            nextRead = double.MaxValue;
        }
    }

    private void Compare() =>
        comparison = stories.Length > 1 ? new Comparison(stories[0], stories[1], request.InStep) : null;

    private double TimeOf(double steps) => comparison?.TimeOf(steps) ?? stories[0].Beats.TimeOf(steps);

    private static unsafe void Save(string path)
    {
        var image = Raylib.LoadImageFromScreen();
        var pixels = new Span<byte>(image.Data, image.Width * image.Height * 4).ToArray();
        var picture = new Picture(image.Width, image.Height, pixels);
        Raylib.UnloadImage(image);
        using var file = File.Create(path);
        PngEncoder.Write(file, picture);
    }

    private void SavePicture()
    {
        var name = Path.GetFileNameWithoutExtension(Viewer.Resolve(request.Logs[0]));
        for (var number = 1; ; number++)
        {
            var path = $"{name}-{number}.png";
            if (File.Exists(path))
                continue;
            Save(path);
            Say($"saved as {path}");
            return;
        }
    }

    private void Say(string text) => (notice, noticeUntil) = (text, Raylib.GetTime() + 2);
}
