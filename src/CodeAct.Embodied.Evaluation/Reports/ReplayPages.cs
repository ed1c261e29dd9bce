using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes a replay page for each episode of a report.</summary>
public static class ReplayPages
{
    private const int Width = 1280;
    private const int Height = 800;

    /// <summary>The name of an episode's page: the same in every report.</summary>
    public static string NameOf(EpisodeFigures episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        return Path.GetFileNameWithoutExtension(episode.Log) + ".html";
    }

    /// <summary>Writes the page of an episode, unless it is there.</summary>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    public static void Write(EpisodeFigures episode, string folder)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var path = Path.Combine(folder, NameOf(episode));
        if (File.Exists(path))
            return;
        var state = new PageState { Theme = Theme.Light };
        var film = new Film([new EpisodeStory(Replay.Of(EpisodeLog.Read(episode.Log), episode.Log))], state, StepMode.Primitive, Width, Height);
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.Create(path + ".new"))
                new HtmlWriter(film).Write(file, state.Theme, _ => { });
            File.Move(path + ".new", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: the page cannot be written: {exception.Message}");
        }
    }
}
