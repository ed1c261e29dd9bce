using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>An episode of any length to measure with: the robot goes round the house, looks into everything, takes a thing
/// out and puts it back. It never wins, so that it never ends early, and now and then a step is refused.</summary>
internal static class TourEpisode
{
    private const int StepsInTurn = 6;

    /// <summary>The shipped house with the most furniture.</summary>
    public static WorldDefinition LargestHouse() =>
        WorldCatalog.Shipped.Names.Select(WorldCatalog.Shipped.Load).MaxBy(world => world.Receptacles.Length)
        ?? throw new CannotContinueException("There are no houses beside the program.");

    /// <summary>The events of a tour's log.</summary>
    /// <param name="steps">How many; null for once through the house.</param>
    public static IEnumerable<EpisodeEvent> Of(WorldDefinition world, int? steps = null) =>
        Events(world, steps).Select(item => item with { Episode = "tour" });

    private static IEnumerable<EpisodeEvent> Events(WorldDefinition world, int? steps)
    {
        var round = Commands(world).ToArray();
        var count = steps ?? round.Length;
        var episode = new Episode(world, new EpisodeOptions { StepLimit = count });
        yield return episode.StartEvent("tour", "0.0.0", DateTimeOffset.UnixEpoch) with { Functions = "default" };
        for (var first = 0; first < count; first += StepsInTurn)
        {
            var turn = (first / StepsInTurn) + 1;
            string[] lines = [.. Enumerable.Range(first, Math.Min(StepsInTurn, count - first)).Select(i => round[i % round.Length])];
            yield return new TurnStarted { Seconds = first, Turn = turn };
            yield return new CodeStarted { Seconds = first, Turn = turn, Thought = $"Part {turn} of my way through the house.", Code = string.Join('\n', lines.Select(line => $"print(do(\"{line}\"))")) };
            var output = "";
            for (var i = 0; i < lines.Length; i++)
            {
                var step = episode.Act(lines[i]);
                output += step.Observation + "\n";
                yield return episode.StepEvent(lines[i], step, turn) with { Seconds = first + i, Line = i + 1, Function = lines[i].Split(' ')[0] };
            }

            yield return new CodeEnded { Seconds = first + lines.Length, Turn = turn, End = CodeEnd.Completed, Output = output };
            yield return new TurnEnded { Seconds = first + lines.Length, Turn = turn };
        }

        yield return new EpisodeEnded { Seconds = count, Won = false, Steps = count, Turns = (count + StepsInTurn - 1) / StepsInTurn, EndedBy = EpisodeEndReason.StepLimit };
    }

    private static IEnumerable<string> Commands(WorldDefinition world)
    {
        for (var i = 0; i < world.Receptacles.Length; i++)
        {
            var place = world.Receptacles[i];
            var isOpenable = place.Traits.HasFlag(ReceptacleTraits.Openable);
            yield return $"go to {place.Name}";
            if (isOpenable)
                yield return $"open {place.Name}";
            foreach (var content in world.Contents.Where(content => content.Receptacle == i).Take(1))
            {
                var thing = world.Things[content.Thing].Name;
                yield return $"take {thing} from {place.Name}";
                if (i % 5 == 0)
                    yield return $"take {thing} from {place.Name}";
                yield return $"move {thing} to {place.Name}";
            }

            if (isOpenable)
                yield return $"close {place.Name}";
        }
    }
}
