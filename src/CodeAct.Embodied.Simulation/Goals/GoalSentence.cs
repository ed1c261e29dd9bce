namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>Writes goals as sentences without capital and full stop; <see cref="GoalSentenceReader"/> reads them back.</summary>
/// <param name="preposition">Whether things are in or on a kind of receptacle.</param>
public sealed class GoalSentence(Func<string, string> preposition)
{
    internal const string And = ", and ";
    internal const string Then = ", then ";
    internal const string Kept = ", and keep it all that way";
    internal const string Otherwise = "; otherwise ";

    /// <summary>The goal in words; ALFWorld's tasks in its own.</summary>
    /// <param name="wording">Which of ALFWorld's two templates: 0 or 1.</param>
    public string Write(Goal goal, int wording = 0) =>
        goal.Type is not TaskType.Other ? goal.Shape.Sentence(goal.ObjectKind, goal.TargetKind, wording)
        : goal.If is { } condition ? $"if {State(condition)}, {Phases(goal)}{Otherwise}{Phases(goal.Else!)}"
        : Phases(goal);

    private string Phases(Goal goal)
    {
        var phases = goal.Phases.Select(phase => string.Join(And, phase.Select(Order)));
        return goal.Phases.Length == 1 ? phases.Single() : $"first {string.Join(Then, phases)}{(goal.Keep ? Kept : "")}";
    }

    /// <summary>What to do for a requirement, for example "put two clean plates in cabinets".</summary>
    private string Order(Requirement requirement) => requirement switch
    {
        Requirement.Things { Quantity: Quantity.None } things => $"leave {Noun(things)}{Where(things)}",
        Requirement.Things { Quantity: Quantity.Exactly } or Requirement.Things { Place: null } => $"have {Noun((Requirement.Things)requirement)}{Where((Requirement.Things)requirement)}",
        Requirement.Things things => $"put {Noun(things)}{Where(things)}",
        Requirement.Hold { Lamp: { } lamp } hold => $"look at {Nouns.A(hold.Kind)} under {Nouns.A(lamp)}",
        Requirement.Hold hold => $"hold {Nouns.A(hold.Kind)}",
        Requirement.LampOn lamp => $"switch on {Nouns.A(lamp.Lamp)}",
        Requirement.Doors doors => $"leave {Doors(doors)} {(doors.AreOpen ? "open" : "closed")}{InRoom(doors.Room)}",
        Requirement.At at => $"go to {Nouns.A(at.Place)}{InRoom(at.Room)}",
        Requirement.Tidy tidy => $"put {Every(tidy)} in its usual place",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A requirement as a statement, for example "two clean plates are in cabinets".</summary>
    internal string State(Requirement requirement) => requirement switch
    {
        Requirement.Things { Quantity: Quantity.All } things => $"all {Nouns.Plural(things.Kind!)} are{That(things)}{Where(things)}",
        Requirement.Things { Place: null, Quantity: Quantity.Some } things => $"there {Are(things)} {Noun(things)}{Where(things)}",
        Requirement.Things things => $"{Noun(things)} {Are(things)}{Where(things)}",
        Requirement.Hold { Lamp: { } lamp } hold => $"you look at {Nouns.A(hold.Kind)} under {Nouns.A(lamp)}",
        Requirement.Hold hold => $"you hold {Nouns.A(hold.Kind)}",
        Requirement.LampOn lamp => $"{Nouns.A(lamp.Lamp)} is on",
        Requirement.Doors doors => $"{Doors(doors)} is {(doors.AreOpen ? "open" : "closed")}{InRoom(doors.Room)}",
        Requirement.At at => $"you are at {Nouns.A(at.Place)}{InRoom(at.Room)}",
        Requirement.Tidy tidy => $"{Every(tidy)} is in its usual place",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Noun(Requirement.Things things)
    {
        var one = $"{string.Concat(things.That.Select(condition => $"{condition.Name()} "))}{things.Kind}";
        var many = $"{string.Concat(things.That.Select(condition => $"{condition.Name()} "))}{Nouns.Plural(things.Kind ?? "")}";
        return things switch
        {
            { Kind: null } => "nothing",
            { Quantity: Quantity.None } => $"no {one}",
            { Quantity: Quantity.All } => $"all {Nouns.Plural(things.Kind)}{That(things)}",
            { Quantity: Quantity.Exactly } => $"exactly {Nouns.Number(things.Count)} {(things.Count == 1 ? one : many)}",
            { Count: 1 } => Nouns.A(one),
            _ => $"{Nouns.Number(things.Count)} {many}",
        };
    }

    private static string That(Requirement.Things things) => string.Concat(things.That.Select(condition => $" {condition.Name()}"));

    private static bool IsPlural(Requirement.Things things) => things.Quantity is Quantity.All || (things.Count > 1 && things.Quantity is not Quantity.None);

    private static string Are(Requirement.Things things) => IsPlural(things) ? "are" : "is";

    private string Where(Requirement.Things things)
    {
        // Of more than one thing each may be in another place, and of none there is none anywhere.
        var isOne = things.Together || (things.Quantity is Quantity.Some && things.Count == 1);
        var together = things.Together && things.Count > 1 ? " together" : "";
        var beside = things.Beside is { } other ? $" beside {Nouns.A(other)}" : "";
        // Without "any", two things in places would read as ALFWorld's task, which wants them in one.
        var any = things.Quantity is Quantity.Some ? "any " : "";
        var place = things.Place is { } kind ? $" {preposition(kind)} {(isOne ? Nouns.A(kind) : any + Nouns.Plural(kind))}" : "";
        return $"{together}{beside}{place}{InRoom(things.Room)}";
    }

    private static string Doors(Requirement.Doors doors) => doors.Place is { } kind ? $"every {kind}" : "everything";

    private static string Every(Requirement.Tidy tidy)
    {
        var kinds = tidy.Homes.Select(home => home.Kind).ToList();
        return $"every {(kinds.Count == 1 ? kinds[0] : $"{string.Join(", ", kinds[..^1])} and {kinds[^1]}")}{(tidy.Room is { } room ? $" of the {room}" : "")}";
    }

    private static string InRoom(string? room) => room is null ? "" : $" in the {room}";
}
