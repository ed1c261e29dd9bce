using System.Text;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary>What a person who plays can ask for free of charge: help, a hint, the goal, a map of what is known.</summary>
/// <param name="current">The episode, which is another one after a step was taken back.</param>
/// <param name="events">What happened in it.</param>
internal sealed class PlayGuide(Func<Episode> current, IReadOnlyList<EpisodeEvent> events)
{
    private readonly Dictionary<string, ImmutableArray<string>> seen = new(StringComparer.Ordinal);

    /// <summary>The words that cost nothing.</summary>
    public static ImmutableArray<string> FreeWords { get; } = ["help", "hint", "goal", "map", "undo", "quit"];

    private Episode Episode => current();

    /// <summary>How one plays.</summary>
    public string Help()
    {
        var dialect = Episode.Options.Dialect;
        var text = new StringBuilder("Say what the robot is to do:\n");
        foreach (var verb in CommandGuess.VerbsOf(Episode.World.Source, dialect).Where(verb => verb != Verb.CommandHelp))
            text.Append("  ").Append(CommandGuess.Usage(verb, dialect)).Append('\n');
        return text.Append("Other words for it, capitals and slips of the pen are understood; the tabulator completes, and the arrow up brings back what you typed.\n")
            .Append("These cost no step:\n  ?     what is possible now; give its number to do it\n  hint  the next step of a shortest way\n  goal  what is done and what is missing\n")
            .Append("  map   the places, and what you saw there\n  undo  take the last step back\n  quit").ToString();
    }

    /// <summary>The next step of a shortest way.</summary>
    public string Hint(CancellationToken cancellationToken) =>
        Episode.ShortestPlan(cancellationToken) is [var first, .. var rest] ? $"You could: {first}. ({(rest.Length == 0 ? "That is all" : $"Then {rest.Length} more")}.)" : "There is no way to do this task.";

    /// <summary>The task and its conditions as they stand.</summary>
    public string Goal() => $"Your task is to: {Episode.World.GoalText}.\n{Conditions()}";

    /// <summary>The conditions of the goal as they stand, a line each.</summary>
    public string Conditions()
    {
        var replay = new Replay(events.OfType<EpisodeStarted>().Single(), "the episode");
        foreach (var item in events.Skip(1))
            replay.Append(item);
        return string.Join('\n', replay.StateAfter(replay.Steps.Count).Conditions.Select(condition => $"  {(condition.IsMet ? "[x]" : "[ ]")} {condition.Text}"));
    }

    /// <summary>The places, with the robot and what was seen.</summary>
    public string Map() => PlanText.Draw(Episode.World, Episode.Robot, place =>
    {
        var name = Episode.World.Receptacles[place].Name;
        return !seen.TryGetValue(name, out var things) ? name : $"{name}: {(things.IsEmpty ? "nothing" : string.Join(", ", things))}";
    }).TrimEnd('\n');

    /// <summary>Notes what a step showed.</summary>
    public void Note(string command, StepResult step)
    {
        if (!step.IsDone)
            return;
        if (Episode.World.Receptacles.FirstOrDefault(place => command.EndsWith(' ' + place.Name, StringComparison.Ordinal)) is not { Name: var name })
            return;
        if (!step.Objects.IsEmpty || step.Observation.Contains("you see nothing", StringComparison.Ordinal))
            seen[name] = step.Objects;
        else if (command.StartsWith("take ", StringComparison.Ordinal) && seen.TryGetValue(name, out var left))
            seen[name] = left.Remove(command["take ".Length..command.IndexOf(" from ", StringComparison.Ordinal)]);
        else if (Put(command) is { } thing)
            seen[name] = [.. seen.GetValueOrDefault(name, []), thing];
    }

    /// <summary>Forgets everything, as the episode begins anew.</summary>
    public void Forget() => seen.Clear();

    private string? Put(string command)
    {
        var parts = Verb.Put.Parts(Episode.Options.Dialect);
        return command.StartsWith(parts[0], StringComparison.Ordinal) && command.IndexOf(parts[1], StringComparison.Ordinal) is var end and > 0
            ? command[parts[0].Length..end]
            : null;
    }
}
