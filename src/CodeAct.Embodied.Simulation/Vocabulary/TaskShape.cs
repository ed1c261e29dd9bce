namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What a task type asks for, and in which words. A row each; whatever differs between task types stands here.</summary>
/// <remarks>Source of the sentences: ALFWorld's grammar, which has two templates a type.</remarks>
public sealed record TaskShape
{
    private const string ObjectSlot = "{object}";
    private const string TargetSlot = "{target}";

    public required TaskType Type { get; init; }

    /// <summary>Its name in a word, for tables and pictures.</summary>
    public required string Word { get; init; }

    /// <summary>What must be done to the object before it is put down; null for nothing.</summary>
    public Treatment? Treatment { get; init; }

    /// <summary>How many objects are wanted, all in one receptacle.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether the object is to be held beside a lit lamp, and not put down: the target is the lamp.</summary>
    public bool UnderLamp { get; init; }

    private ImmutableArray<string> Templates { get; init; } = [];

    /// <summary>ALFWorld's six task types, in the order of their ids.</summary>
    public static ImmutableArray<TaskShape> All { get; } =
    [
        new() { Type = TaskType.PickAndPlaceSimple, Word = "place", Templates = ["put a {object} in {target}", "put some {object} on {target}"] },
        new() { Type = TaskType.LookAtObjInLight, Word = "light", UnderLamp = true, Templates = ["look at {object} under the {target}", "examine the {object} with the {target}"] },
        new() { Type = TaskType.PickCleanThenPlaceInRecep, Word = "clean", Treatment = Treatment.Clean, Templates = ["put a clean {object} in {target}", "clean some {object} and put it in {target}"] },
        new() { Type = TaskType.PickHeatThenPlaceInRecep, Word = "heat", Treatment = Treatment.Heat, Templates = ["put a hot {object} in {target}", "heat some {object} and put it in {target}"] },
        new() { Type = TaskType.PickCoolThenPlaceInRecep, Word = "cool", Treatment = Treatment.Cool, Templates = ["put a cool {object} in {target}", "cool some {object} and put it in {target}"] },
        new() { Type = TaskType.PickTwoObjAndPlace, Word = "two", Count = 2, Templates = ["put two {object} in {target}", "find two {object} and put them in {target}"] },
    ];

    private static readonly TaskShape other = new() { Type = TaskType.Other, Word = "other" };

    /// <summary>The row of a task type; other goals have no sentences here and ask for one thing, untreated.</summary>
    public static TaskShape Of(TaskType type) => type is TaskType.Other ? other : All[(int)type - 1];

    /// <summary>The goal as a sentence without capital and full stop, in ALFWorld's words.</summary>
    /// <param name="variant">Which of ALFWorld's two templates: 0 or 1.</param>
    public string Sentence(string objectKind, string targetKind, int variant) => Templates[variant]
        .Replace(ObjectSlot, objectKind, StringComparison.Ordinal)
        .Replace(TargetSlot, targetKind, StringComparison.Ordinal);

    /// <summary>Reads one of the type's sentences; null where it is none. The kinds are single words.</summary>
    public (string ObjectKind, string TargetKind)? Parse(string sentence)
    {
        foreach (var template in Templates)
        {
            var between = template.IndexOf(ObjectSlot, StringComparison.Ordinal) + ObjectSlot.Length;
            var (before, middle) = (template[..(between - ObjectSlot.Length)], template[between..^TargetSlot.Length]);
            var end = sentence.IndexOf(middle, StringComparison.Ordinal);
            if (!sentence.StartsWith(before, StringComparison.Ordinal) || end < before.Length)
                continue;
            var (thing, target) = (sentence[before.Length..end], sentence[(end + middle.Length)..]);
            if (IsWord(thing) && IsWord(target))
                return (thing, target);
        }

        return null;
    }

    private static bool IsWord(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
