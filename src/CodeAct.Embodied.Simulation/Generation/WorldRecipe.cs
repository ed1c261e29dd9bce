namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What generated worlds are to be like. What is left out is as in real scenes.</summary>
public sealed record WorldRecipe
{
    /// <summary>The most things of the wanted kind that can be asked for.</summary>
    public const int MostCopies = 12;

    /// <summary>The most conditions; with more the proof of a shortest plan is not sure.</summary>
    public const int MostConditions = 6;

    /// <summary>The least furniture that leaves a home.</summary>
    public const double LeastFurniture = 0.3;

    private const string Separator = ",";

    /// <summary>What is to be done; null for one type after the other, by the number of the world.</summary>
    public TaskType? Task { get; init; }

    /// <summary>How many rooms a house has, halls included: 1 to 12; 4 if left out.</summary>
    public int Rooms { get; init; } = 4;

    /// <summary>The share of wanted things that are in closed places at the start, 0 to 1; null for as in real scenes.</summary>
    public double? Hide { get; init; }

    /// <summary>How many things of the wanted kind there are, 1 to 12; null for as in real scenes, one to four.</summary>
    public int? Copies { get; init; }

    /// <summary>The share of furniture that a room has of what it can do without, 0.3 to 1; 1 if left out.</summary>
    public double Furniture { get; init; } = 1;

    /// <summary>The share of wanted things that are where real scenes have them least, 0 to 1; 0 if left out.</summary>
    public double Mislead { get; init; }

    /// <summary>How many things are to be done, each about another kind: 1 to 6; 1 if left out. The first is the task, the others are drawn.</summary>
    public int Conditions { get; init; } = 1;

    /// <summary>Whether they are to be done one after the other; no if left out.</summary>
    public bool Order { get; init; }

    /// <summary>Chooses a series of worlds, from 0; 0 if left out.</summary>
    public long Seed { get; init; }

    /// <summary>The half of all worlds that they are from; null for both.</summary>
    public WorldSplit? Split { get; init; }

    /// <summary>The recipe in a line, its parts in ordinal order and without what is left out, for example <c>hide=0.5,task=heat</c>.</summary>
    public string Key => string.Join(Separator, RecipeKnob.All.Select(knob => knob.Write(this) is { } value ? $"{knob.Name}={value}" : null).OfType<string>());

    /// <summary>Reads a recipe: <c>key=value</c> with commas between, in any order, and at most one of <see cref="NamedRecipe"/>, of which the
    /// others change parts.</summary>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="InputException">It is no recipe. The message says what part is wrong, and what would be right.</exception>
    public static WorldRecipe Parse(string place, string text)
    {
        var parts = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = parts.Where(part => !part.Contains('=', StringComparison.Ordinal)).ToList();
        if (names.Count > 1)
            throw new InputException(place, $"{Wording.Quote(names[0])} and {Wording.Quote(names[1])} are two recipes; name one, and change parts of it by key=value");
        var recipe = names.Count == 0 ? new WorldRecipe() : NamedRecipe.Find(place, names[0]);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Except(names, StringComparer.Ordinal))
        {
            var (name, value) = (part[..part.IndexOf('=', StringComparison.Ordinal)].Trim(), part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
            var knob = RecipeKnob.Find(place, name);
            if (!said.Add(name))
                throw new InputException(place, $"'{name}' is said twice; leave one out");
            recipe = knob.Read(recipe, value) ?? throw new InputException(place, knob.Fault(value));
        }

        recipe.Check(place);
        return recipe;
    }

    /// <summary>A share as it is drawn: in whole percent.</summary>
    internal static int Percent(double share) => (int)Math.Round(share * 100);

    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="InputException">A part is out of its range, or the task cannot be done with it.</exception>
    public void Check(string place)
    {
        foreach (var knob in RecipeKnob.All.Where(knob => !knob.IsInRange(this)))
            throw new InputException(place, knob.Fault(knob.Write(this) ?? ""));
        foreach (var shape in TaskShape.All.Where(shape => (Task is null || shape.Type == Task) && Copies < shape.Count))
            throw new InputException(place, $"copies={Copies} is too few: {shape.Type.Name()} needs {shape.Count}");
        if (Order && Conditions == 1)
            throw new InputException(place, "one thing has no order; add conditions=2 or more");
        if (Split is WorldSplit.Train && SplitKeys.IsHeldOut(SplitKeys.Rooms(Rooms)))
            throw new InputException(place, $"houses with {Rooms} rooms are held out, so that split={WorldSplit.Train.Name()} has none; choose another number of rooms");
    }
}
