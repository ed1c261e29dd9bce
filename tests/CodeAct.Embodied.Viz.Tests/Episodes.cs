using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Games;
using CodeAct.Embodied.Viz.Measuring;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>Episodes for tests: commands given to a world, told as an agent's turns.</summary>
internal static class Episodes
{
    /// <summary>A walk through a house: everything is visited, some of it opened, some things carried, one step refused.</summary>
    public static EpisodeStory Tour(string house, int steps = 24)
    {
        var world = WorldCatalog.Shipped.Load(house);
        return Story(world, [.. TourCommands(world).Take(steps)]);
    }

    /// <summary>The tomato of the family house, heated and brought to the fridge, with a refusal on the way.</summary>
    public static EpisodeStory HotTomato() => Story(
        WorldCatalog.Shipped.Load("family-house#hot-tomato"),
        [
            "go to countertop 1", "go to diningtable 1", "take tomato 1 from diningtable 1", "heat tomato 1 with microwave 1",
            "go to microwave 1", "heat tomato 1 with microwave 1", "go to fridge 1", "open fridge 1", "move tomato 1 to fridge 1",
        ]);

    /// <summary>Ten thousand steps through the largest house.</summary>
    public static EpisodeStory LongTour { get; } = Of([.. TourEpisode.Of(TourEpisode.LargestHouse(), 10_000)]);

    public static EpisodeStory Of(ImmutableArray<EpisodeEvent> events) => new(Replay.Of(new EpisodeLog(events, IsTorn: false), "test"));

    public static EpisodeStory Story(WorldDefinition world, ImmutableArray<string> commands, int stepsInTurn = 4) => Of(Events(world, commands, stepsInTurn));

    public static ImmutableArray<EpisodeEvent> Events(
        WorldDefinition world, ImmutableArray<string> commands, int stepsInTurn = 4, params ImmutableArray<SurpriseKind> surprises)
    {
        var episode = new Episode(world, new EpisodeOptions { StepLimit = Math.Max(50, commands.Length), Surprises = surprises });
        var events = ImmutableArray.CreateBuilder<EpisodeEvent>();
        events.Add(episode.StartEvent("test", "0.0.0", DateTimeOffset.UnixEpoch) with { Functions = "default" });
        for (var first = 0; first < commands.Length && !episode.IsOver; first += stepsInTurn)
        {
            var turn = (first / stepsInTurn) + 1;
            var lines = commands.Skip(first).Take(stepsInTurn).ToArray();
            events.Add(new TurnStarted { Seconds = first, Turn = turn });
            events.Add(new CodeStarted { Seconds = first, Turn = turn, Thought = $"I go on with part {turn}.", Code = string.Join('\n', lines.Select(line => $"print(do(\"{line}\"))")) });
            var output = "";
            for (var i = 0; i < lines.Length && !episode.IsOver; i++)
            {
                var step = episode.Act(lines[i]);
                output += step.Observation + "\n";
                if (step.Surprise is { } surprise)
                    events.Add(surprise with { Seconds = first + i });
                events.Add(episode.StepEvent(lines[i], step, turn) with { Seconds = first + i, Line = i + 1, Function = lines[i].Split(' ')[0] });
            }

            events.Add(new CodeEnded { Seconds = first, Turn = turn, End = CodeEnd.Completed, Output = output });
            events.Add(new TurnEnded { Seconds = first, Turn = turn });
        }

        events.Add(new EpisodeEnded
        {
            Seconds = commands.Length,
            Won = episode.Won,
            Steps = episode.Steps,
            Turns = (commands.Length + stepsInTurn - 1) / stepsInTurn,
            EndedBy = episode.Won ? EpisodeEndReason.Won : EpisodeEndReason.AgentStopped,
        });
        return events.DrainToImmutable();
    }

    /// <summary>A real game.</summary>
    public static WorldDefinition Game(string id) => GameFiles.Read($"{AlfworldData.Path(AlfworldGames.Dozen, "games/valid_unseen.jsonl.gz")}#{id}").ToWorld();

    /// <summary>Writes a log as the program does, to a folder of the test's own.</summary>
    public static string LogFile(EpisodeStory story)
    {
        var path = FreshFile("episode.jsonl");
        using var writer = EpisodeLogWriter.Create(path);
        foreach (var item in story.Replay.Events)
            writer.Write(item);
        return path;
    }

    /// <summary>The path of a file in a folder of the test's own, which its next run clears.</summary>
    public static string FreshFile(string name)
    {
        var context = TestContext.CurrentContext;
        var folder = Path.Combine(context.WorkDirectory, "episodes", context.Test.ID);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Path.Combine(Directory.CreateDirectory(folder).FullName, name);
    }

    public static IEnumerable<string> TourCommands(WorldDefinition world)
    {
        string? held = null;
        foreach (var receptacle in world.Receptacles)
        {
            yield return $"go to {receptacle.Name}";
            if (receptacle.Traits.HasFlag(ReceptacleTraits.Openable))
                yield return $"open {receptacle.Name}";
            // Refused where the hand is full or the place is empty: that has to be drawn, too.
            var index = world.Receptacles.IndexOf(receptacle);
            foreach (var content in world.Contents.Where(content => content.Receptacle == index).Take(1))
            {
                held ??= world.Things[content.Thing].Name;
                yield return $"take {world.Things[content.Thing].Name} from {receptacle.Name}";
            }

            if (held is not null)
                yield return $"move {held} to {receptacle.Name}";
            held = null;
        }
    }
}
