using System.Numerics;
using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Evaluation.Reports;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Many episodes as small plans.</summary>
public sealed class WallTests
{
    private static readonly WallEpisode Won = new(Episodes.HotTomato(), "lesson", null);
    private static readonly WallEpisode Lost = new(Episodes.Tour("family-house", 14), "lesson", "never found the thing");

    [Test]
    public void Each_agent_has_its_episodes_beneath_its_name_with_their_steps()
    {
        var canvas = new Canvas();

        new WallPainter(canvas, Theme.Dark, new Vector2(1440, 900), [2, 1]).Paint("kitchens", [("lesson", [Won, Lost]), ("tour", [Lost])]);

        var texts = canvas.Ops.Where(op => op.Shape is Shape.Text).ToList();
        Assert.That(texts.Select(op => op.Text), Is.SupersetOf((string[])["kitchens", "1 of 3 won", "1 of 2 won", "0 of 1 won", "heat", "9", "14", "stopped, not won"]));
        Assert.That(Y("tour"), Is.GreaterThan(Y("9")).And.LessThan(texts.Where(op => op.Text == "14").Max(op => op.A.Y)));

        float Y(string text) => texts.First(op => op.Text == text).A.Y;
    }

    [TestCase(EpisodeEndReason.StepLimit, Ending.Limit)]
    [TestCase(EpisodeEndReason.CostLimit, Ending.Limit)]
    [TestCase(EpisodeEndReason.AgentStopped, Ending.Stopped)]
    [TestCase(EpisodeEndReason.ProposalLimit, Ending.Stopped)]
    [TestCase(EpisodeEndReason.AgentCrashed, Ending.Failed)]
    [TestCase(EpisodeEndReason.Interrupted, Ending.Open)]
    public void An_edge_says_what_an_episode_came_to(EpisodeEndReason reason, Ending expected)
    {
        var events = Lost.Story.Replay.Events.Select(item => item is EpisodeEnded ended ? ended with { EndedBy = reason } : item);

        Assert.That((Lost with { Story = Episodes.Of([.. events]) }).Ending, Is.EqualTo(expected));
    }

    [Test]
    public void More_than_a_picture_can_show_is_a_sentence() => Assert.That(
        () => new WallPainter(new Canvas(), Theme.Dark, new Vector2(640, 480), [2000]),
        Throws.TypeOf<InputException>().With.Message.Contains("2000 episodes").And.Message.Contains("choose a larger one"));

    [Test]
    public void The_logs_of_a_folder_are_found_by_agent_and_an_empty_folder_is_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("codeact-wall").FullName;
        Assert.That(() => WallFolder.Find(folder), Throws.TypeOf<InputException>().With.Message.Contains("holds no episode"));

        File.Copy(Episodes.LogFile(Won.Story), Path.Combine(folder, "a.jsonl"));
        var found = WallFolder.Find(folder);

        Assert.That(found.Count, Is.EqualTo(1));
        Assert.That(found.Agents.Select(agent => (agent.Agent, Path.GetFileName(agent.Logs.Single()))), Is.EqualTo(((string, string)[])[(Won.Story.Replay.Start.Agent, "a.jsonl")]));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void More_logs_than_a_browser_can_hold_are_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("codeact-wall").FullName;
        foreach (var name in (string[])["a.jsonl", "b.jsonl", "c.jsonl"])
        {
            // Without content it takes no room on the disk.
            using var file = File.Create(Path.Combine(folder, name));
            file.SetLength(24 << 20);
        }

        Assert.That(() => WallFolder.Find(folder), Throws.TypeOf<InputException>().With.Message.Contains("3 logs of 72 MiB"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_torn_log_is_named_and_shown_as_far_as_it_goes(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("codeact-wall").FullName;
        var text = await File.ReadAllTextAsync(Episodes.LogFile(Lost.Story), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "torn.jsonl"), text[..^40], cancellationToken);

        var (code, _, error) = await ProgramTests.RunViewer([folder, "--export", Path.Combine(folder, "wall.html")], display: "", cancellationToken);

        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain("torn.jsonl is torn"));
        Assert.That(File.Exists(Path.Combine(folder, "wall.html")));
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("--export film.gif")]
    [TestCase("--figure figure.pdf")]
    [TestCase("")]
    [CancelAfter(180_000)]
    public async Task A_folder_is_a_wall_or_a_sentence(string options, CancellationToken cancellationToken)
    {
        var (code, _, error) = await ProgramTests.RunViewer([Path.GetTempPath(), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)], display: "", cancellationToken);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("a folder is shown as a wall: alone, with --export FILE.html or FILE.png"));
    }
}
