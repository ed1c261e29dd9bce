using Raylib_cs;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>The window: plays one episode or two, and listens to keys and the mouse.</summary>
internal sealed partial class ViewerWindow : IDisposable
{
    private const double SecondsBetweenReads = 0.15;
    private const int FramesBeforePicture = 60;

    private readonly ViewerRequest request;
    private readonly Canvas canvas = new();
    private readonly WindowStage stage;
    private readonly Player player;
    private readonly LiveLog[] live;
    private readonly IReadOnlyList<KeyRow> keys;
    private bool isPictureWanted;
    private bool isOver;
    private string? problem;
    private string? notice;
    private double noticeUntil;
    private double nextRead;
    private int beatsShown = -1;
    private string title = "";
    private readonly List<double> frameTimes = [];

    /// <exception cref="CannotContinueException">The window cannot be opened.</exception>
    public ViewerWindow(ViewerRequest request)
    {
        this.request = request;
        player = new Player(request.Page, request.InStep);
        keys = KeyRows();
        player.Clock.Choose(request.Speed);
        live = request.Follow ? [.. request.Logs.Select(log => new LiveLog(log))] : [];
        if (live.Length == 0)
            player.Show([.. request.Logs.Select(log => StoryReader.Read(StoryReader.Resolve(log)))]);
        // A picture for a test is drawn as fast as it can be, which shows how fast that is.
        stage = new WindowStage(request.Width, request.Height, isPaced: request.WindowPicture is null);
    }

    private bool IsLive => live.Any(log => log.IsOpen);

    public int Run(CancellationToken cancellationToken)
    {
        Follow();
        if (request.At is { } at)
            player.GoTo(at);
        if (request.Turn is { } turn)
            player.GoToTurn(turn);

        if (request.WindowPicture is null)
            Say("H shows the keys");
        while (!Raylib.WindowShouldClose() && !isOver && !ParentProcess.IsGone && !cancellationToken.IsCancellationRequested)
        {
            Follow();
            Keys();
            Mouse();
            player.Clock.Advance(Raylib.GetFrameTime(), player.Total, player.Pace, IsLive);
            Title();
            var start = Stopwatch.GetTimestamp();
            Paint();
            stage.Show(canvas);
            frameTimes.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (isPictureWanted)
                SavePicture();
            if (request.WindowPicture is { } path && frameTimes.Count >= FramesBeforePicture)
            {
                Save(path);
                frameTimes.Sort();
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a frame takes {frameTimes[frameTimes.Count / 2]:0.0} ms in the median; of the last one {stage.Redrawn:0%} was drawn anew"));
                break;
            }

            if (frameTimes.Count > FramesBeforePicture)
                frameTimes.Clear();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }

    public void Dispose() => stage.Dispose();

    private void Paint()
    {
        var (width, height) = (Raylib.GetScreenWidth(), Raylib.GetScreenHeight());
        canvas.Clear();
        player.IsLive = IsLive;
        if (!player.Paint(canvas, width, height, Raylib.GetMousePosition(), Raylib.GetTime() < noticeUntil ? notice : problem))
            Waiting(width, height);
        if (player.IsHelpShown)
            HelpPainter.Paint(new Brush(canvas, player.Page.Theme, PageLayout.UnitOf(width, height)), new Box(0, 0, width, height), [.. keys.Select(row => (row.Keys, row.What))]);
    }

    // In a list of windows one sees which episode it is, and where it is.
    private void Title()
    {
        var now = string.Create(CultureInfo.InvariantCulture, $"{string.Join(" | ", request.Logs.Select(Path.GetFileName))} - step {player.Step} - CodeAct.Embodied");
        if (now == title)
            return;
        title = now;
        Raylib.SetWindowTitle(TerminalText.Line(title));
    }

    // Before the first line is written there is nothing to show but that.
    private void Waiting(int width, int height)
    {
        var brush = new Brush(canvas, player.Page.Theme, PageLayout.UnitOf(width, height));
        canvas.Fill(new Box(0, 0, width, height), player.Page.Theme.Stage);
        var text = problem ?? $"Waiting for {Path.GetFileName(request.Logs[0])} ...";
        var lines = brush.Wrap(text, Face.Medium, 18, width * 0.8f);
        for (var i = 0; i < lines.Count; i++)
            brush.TextCentred(lines[i], width / 2f, (height / 2f) + (i * brush.Px(28)), Face.Medium, 18, problem is null ? player.Page.Theme.Muted : player.Page.Theme.Bad);
    }

    private void Follow()
    {
        if (live.Length == 0 || Raylib.GetTime() < nextRead)
            return;
        nextRead = Raylib.GetTime() + SecondsBetweenReads;
        try
        {
            foreach (var log in live)
                log.Read();
            EpisodeStory[] stories = [.. live.Select(log => log.Story).OfType<EpisodeStory>()];
            // Two episodes are cut into pairs anew when one of them has grown.
            var beats = stories.Sum(story => story.Beats.Beats.Count);
            if (stories.Length < live.Length || beats == beatsShown)
                return;
            beatsShown = beats;
            player.Show(stories);
        }
        catch (InputException exception)
        {
            // What was read before stays on the screen.
            problem = exception.Message;
            nextRead = double.MaxValue;
        }
    }

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
        isPictureWanted = false;
        var name = Path.GetFileNameWithoutExtension(StoryReader.Resolve(request.Logs[0]));
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
