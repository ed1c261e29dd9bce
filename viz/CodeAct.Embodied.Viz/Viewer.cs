using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Log;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Screen;
using CodeAct.Embodied.Drawing.Story;

namespace CodeAct.Embodied.Viz;

/// <summary>Shows or exports what was asked for. The exit codes are those of <c>codeact</c>.</summary>
internal static class Viewer
{
    public const int Done = 0;
    public const int BadInput = 2;
    public const int CouldNotFinish = 3;

    private const string Newest = "LAST";

    public static int Run(ViewerRequest request)
    {
        if (request.Export is not null)
            return Exporter.Run(request, [.. request.Logs.Select(log => Read(Resolve(log)))]);
        using var window = new ViewerWindow(request);
        return window.Run();
    }

    /// <summary>Reads a log; a torn or missing end is said and does no harm.</summary>
    public static EpisodeStory Read(string path)
    {
        var log = EpisodeLog.Read(path);
        if (log.IsTorn)
            Console.Error.WriteLine($"codeact: the last line of {path} is torn and was left out");
        var replay = Replay.Of(log, path);
        if (replay.DivergesAt is { } step)
            Console.Error.WriteLine($"codeact: from step {step} on the world is not as {path} says: other rules wrote it, or it was changed");
        return new EpisodeStory(replay);
    }

    /// <summary>The file of a log: what was named, or the newest in episodes/.</summary>
    public static string Resolve(string log)
    {
        if (!string.Equals(log, Newest, StringComparison.OrdinalIgnoreCase) || File.Exists(log))
            return log;
        var newest = Directory.Exists("episodes")
            ? new DirectoryInfo("episodes").EnumerateFiles("*.jsonl").MaxBy(file => (file.LastWriteTimeUtc, file.Name))
            : null;
        return newest?.FullName
            ?? throw new EpisodeLogException("there is no log in episodes/ yet; run an episode first: codeact run");
    }
}
