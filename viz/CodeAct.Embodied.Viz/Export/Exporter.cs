using CodeAct.Embodied.Evaluation.Reports;

namespace CodeAct.Embodied.Viz.Export;

/// <summary>Writes pictures, animations and pages.</summary>
internal static class Exporter
{
    private const int PaletteSamples = 16;

    /// <summary>Exports and says so.</summary>
    /// <inheritdoc cref="WallFolder.Find" path="/exception"/>
    /// <exception cref="CannotContinueException">A tool is missing, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted; nothing is left behind.</exception>
    public static int Run(ViewerRequest request, CancellationToken cancellationToken)
    {
        var path = request.Export!;
        var ending = Path.GetExtension(path).ToLowerInvariant();
        using var progress = new ProgressBar(Path.GetFileName(path), cancellationToken);
        // Written beside and moved: a stopped export leaves no half file that looks whole. Two at once do not meet.
        var partial = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part{ending}");
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            if (request.Logs is [var named] && Directory.Exists(named))
                WriteWall(WallFolder.Find(named), request, partial, ending, progress);
            else
                WriteEpisodes([.. request.Logs.Select(log => StoryReader.Read(StoryReader.Resolve(log)))], request, partial, ending, progress);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: cannot be written: {exception.Message}");
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }

        progress.Finish($"{path}, {new FileInfo(path).Length / 1024.0:0} KB");
        return ExitCode.Done;
    }

    private static void WriteEpisodes(EpisodeStory[] stories, ViewerRequest request, string partial, string ending, ProgressBar progress)
    {
        var film = new Film(stories, request.Page, request.InStep, request.Width, request.Height);
        if (ending == ".html")
            WritePage(stories, request, partial);
        else if (ending is ".pdf" or ".svg")
            WriteFigure(stories, request, partial);
        else if (ending == ".png")
            WritePicture(film, request, partial);
        else
            WriteAnimation(film, request, partial, ending, progress);
    }

    private static void WriteWall(WallFolder folder, ViewerRequest request, string partial, string ending, ProgressBar progress)
    {
        var done = 0;
        if (ending == ".html")
        {
            using var file = File.Create(partial);
            PageWriter.WriteWall(file, folder.Title, folder.Agents.SelectMany(Read), request.Page.Theme);
            return;
        }

        StandardStreams.CloseInput();
        var canvas = new Canvas();
        var painter = new WallPainter(canvas, request.Page.Theme, new Vector2(request.Width, request.Height), [.. folder.Agents.Select(agent => agent.Logs.Length)]);
        painter.Paint(folder.Title, folder.Agents.Select(agent => (agent.Agent, Read(agent))));
        using var stage = new MemoryStage(request.Width, request.Height);
        WritePicture(stage.Draw(canvas), partial);

        IEnumerable<WallEpisode> Read((string Agent, ImmutableArray<string> Logs) agent) => agent.Logs.Select(file =>
        {
            progress.Report((double)done++ / folder.Count);
            var log = EpisodeLog.Read(file);
            return new WallEpisode(StoryReader.Tell(log, file), agent.Agent, WallFolder.CauseOf(log));
        });
    }

    private static void WritePage(EpisodeStory[] stories, ViewerRequest request, string path)
    {
        using var file = File.Create(path);
        PageWriter.Write(file, stories, request.InStep, request.Page.Theme);
    }

    private static void WriteFigure(EpisodeStory[] stories, ViewerRequest request, string path)
    {
        var canvas = new Canvas();
        var height = stories.Length > 1
            ? DivergencePainter.Paint(canvas, stories[0], stories[1], request.FigureWidth)
            : FigurePainter.Paint(canvas, stories[0], KeyMoment.Of(stories[0], request.Panels), request.FigureWidth);
        VectorWriter.Write(path, canvas, FigurePainter.PixelsOf(request.FigureWidth), height, 1 / FigurePainter.PixelsInPoint);
        Console.WriteLine(TerminalText.Line(stories.Length > 1 ? DivergencePainter.Caption(stories[0], stories[1]) : FigurePainter.Caption(stories[0])));
    }

    private static void WritePicture(Film film, ViewerRequest request, string path)
    {
        StandardStreams.CloseInput();
        using var stage = new MemoryStage(film.Width, film.Height);
        var canvas = new Canvas();
        film.Paint(canvas, request.At is { } step ? film.TimeOf(step) : request.Turn is { } turn ? film.TimeAfterTurn(turn) : film.TimeOfEnd);
        WritePicture(stage.Draw(canvas), path);
    }

    private static void WritePicture(Picture picture, string path)
    {
        using var file = File.Create(path);
        PngEncoder.Write(file, picture);
    }

    private static void WriteAnimation(Film film, ViewerRequest request, string path, string ending, ProgressBar progress)
    {
        StandardStreams.CloseInput();
        using var stage = new MemoryStage(film.Width, film.Height);
        var canvas = new Canvas();
        var fps = request.Fps ?? (ending == ".mp4" ? 30 : 12);
        var (start, end) = Seconds(film, request);
        var count = Math.Max(1, (int)Math.Ceiling((end - start) * fps) + 1);
        using var file = ending == ".mp4" ? Stream.Null : File.Create(path);
        using var video = ending == ".mp4" ? new VideoEncoder(path, film.Width, film.Height, fps) : null;
        IAnimationEncoder encoder = ending switch
        {
            ".mp4" => video!,
            ".apng" => new ApngEncoder(file, film.Width, film.Height, count),
            _ => new GifEncoder(file, film.Width, film.Height, PaletteOf(film, stage)),
        };
        var shown = TimeSpan.FromSeconds(1.0 / fps);
        for (var i = 0; i < count; i++)
        {
            film.Paint(canvas, film.TimeAfter(start + ((double)i / fps), request.Speed));
            // The last picture stays a while before an animation begins again.
            encoder.Add(stage.Draw(canvas), i == count - 1 && ending != ".mp4" ? TimeSpan.FromSeconds(2) : shown);
            progress.Report((i + 1.0) / count);
        }

        encoder.Finish();
    }

    // Where an animation begins and ends, in seconds at its speed.
    private static (double Start, double End) Seconds(Film film, ViewerRequest request)
    {
        var all = film.Seconds(request.Speed);
        var start = request.Range.From is { } first ? film.SecondsAt(film.TimeOf(first - 1), request.Speed) : 0;
        var end = request.Range.To is { } last ? film.SecondsAt(film.TimeOf(last), request.Speed) : all;
        return start < end ? (start, end) : throw new InputException($"--from {request.Range.From ?? 1} --to {request.Range.To}: nothing lies between these steps.");
    }

    private static Palette PaletteOf(Film film, MemoryStage stage)
    {
        var canvas = new Canvas();
        return Palette.Of(Enumerable.Range(0, PaletteSamples).Select(i =>
        {
            film.Paint(canvas, film.Total * i / (PaletteSamples - 1));
            return stage.Draw(canvas);
        }));
    }
}
