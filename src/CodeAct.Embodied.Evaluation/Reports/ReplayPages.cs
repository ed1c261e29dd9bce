using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes a replay page for each episode of a report.</summary>
public static class ReplayPages
{
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
        var story = new EpisodeStory(Replay.Of(EpisodeLog.Read(episode.Log), episode.Log));
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.Create(path + ".new"))
                PageWriter.Write(file, [story], StepMode.Primitive, Theme.Light);
            File.Move(path + ".new", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: the page cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(path + ".new");
        }
    }
}
