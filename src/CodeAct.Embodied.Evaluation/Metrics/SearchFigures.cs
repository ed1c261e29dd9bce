namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>How long the wanted kind of thing was looked for.</summary>
public sealed record SearchFigures
{
    /// <summary>The step whose observation first lists one; null where none was seen.</summary>
    public int? Found { get; init; }

    /// <summary>The step at which somebody who knows everything sees one: 1 where it stands open, 2 behind a door.</summary>
    public required int Best { get; init; }

    /// <summary>Steps that were taken and carried out, up to the find or to the end.</summary>
    public required int Spent { get; init; }

    /// <summary>Steps beyond <see cref="Best"/>, refused ones left out.</summary>
    public int Regret => Math.Max(0, Spent - Best);

    /// <summary>Reads them off a log.</summary>
    public static SearchFigures Of(EpisodeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var world = log.Start.World;
        var kind = world.Goal.ObjectKind;
        var steps = log.Events.OfType<PrimitiveCalled>().ToList();
        var found = steps.FirstOrDefault(step => Lists(step, kind))?.Step;
        return new SearchFigures
        {
            Found = found,
            Best = world.Contents
                .Where(content => world.Things[content.Thing].Kind == kind)
                .Select(content => world.Receptacles[content.Receptacle].Traits.HasFlag(ReceptacleTraits.Openable) && !world.OpenReceptacles.Contains(content.Receptacle) ? 2 : 1)
                .DefaultIfEmpty(1).Min(),
            Spent = steps.Count(step => step.Unmet is null && (found is null || step.Step <= found)),
        };
    }

    /// <summary>Whether an observation lists a thing of the kind.</summary>
    internal static bool Lists(PrimitiveCalled step, string kind) => NamesIn(step).Any(name => IsOf(name, kind));

    /// <summary>Whether a name is that of a thing of the kind, such as <c>mug 1</c> of <c>mug</c>.</summary>
    internal static bool IsOf(string name, string kind) =>
        name.Length > kind.Length + 1 && name.StartsWith(kind, StringComparison.Ordinal) && name[kind.Length] == ' ' && name.AsSpan(kind.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The names that an observation lists as seen; logs of format 1 say it in the text alone.</summary>
    internal static IEnumerable<string> NamesIn(PrimitiveCalled step)
    {
        if (step.Objects is { } objects)
            return objects;
        var seen = step.Observation.IndexOf("you see ", StringComparison.Ordinal);
        return seen < 0 ? [] : step.Observation[(seen + 8)..].Split([", ", "and ", "."], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.StartsWith("a ", StringComparison.Ordinal) ? part[2..] : part);
    }
}
