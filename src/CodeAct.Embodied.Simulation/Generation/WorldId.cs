using System.Globalization;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>The name of a generated world, which is all that is needed to make it: <c>gen1:RECIPE:NUMBER</c>.</summary>
public sealed record WorldId
{
    /// <summary>The most worlds of one range: a panel holds all of its worlds, some tenths of a megabyte each.</summary>
    public const int MostOfRange = 5_000;

    private const string Between = "..";

    /// <param name="recipe">Where it leaves the task to the number, the id names the task.</param>
    /// <param name="number">From 0. Each is made without the others.</param>
    public WorldId(WorldRecipe recipe, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        recipe.Check(nameof(recipe));
        Recipe = recipe with { Task = recipe.Task ?? TaskShape.All[(int)(number % TaskShape.All.Length)].Type };
        Number = number;
    }

    public WorldRecipe Recipe { get; }

    public long Number { get; }

    internal TaskShape Shape => TaskShape.Of(Recipe.Task!.Value);

    /// <summary>The id as it is spelled out: equal for equal worlds of one version of the program.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WorldGenerator.Version}:{Recipe.Key}:{Number}");

    /// <summary>Whether the text is meant for an id, of this or another version of the generator.</summary>
    public static bool IsId(string text)
    {
        const string generator = "gen";
        var end = text.IndexOf(':', StringComparison.Ordinal);
        return end > generator.Length && text.StartsWith(generator, StringComparison.Ordinal) && text.AsSpan(generator.Length, end - generator.Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Reads the id of a world.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static WorldId Parse(string text) => ParseRange(text) is [var one]
        ? one
        : throw new InputException(text, "these are several worlds, and one is wanted; end it with one number");

    /// <summary>Reads an id, or several that follow each other: <c>gen1:RECIPE:0..99</c>, the last one included.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static ImmutableArray<WorldId> ParseRange(string text)
    {
        if (text.Split(':') is not [var version, var written, var numbers])
            throw new InputException(text, $"an id of a generated world has three parts: {WorldGenerator.Version}:RECIPE:NUMBER, for example {WorldGenerator.Version}:medium,task=heat:7");
        if (version != WorldGenerator.Version)
            throw new InputException(text, $"this version of the program makes the worlds of {WorldGenerator.Version} and not of {version}");
        var recipe = WorldRecipe.Parse(text, written);
        var ends = numbers.Split(Between);
        var (first, last) = (NumberIn(text, ends[0]), NumberIn(text, ends[^1]));
        if (ends.Length > 2 || last < first || last - first >= MostOfRange)
            throw new InputException(text, $"{Wording.Quote(numbers)} is no range; write FIRST{Between}LAST, of {MostOfRange} worlds at most");
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => new WorldId(recipe, first + i))];
    }

    private static long NumberIn(string id, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputException(id, $"{Wording.Quote(text)} is no number of a world; write a whole number from 0");
}
