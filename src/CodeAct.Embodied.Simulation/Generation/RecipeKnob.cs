using System.Globalization;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A part of a recipe that can be chosen: a row each, for ids, files and the command line.</summary>
/// <param name="Name">Its key, for example <c>rooms</c>.</param>
/// <param name="Range">What it may be, as in "choose 1 to 12".</param>
/// <param name="Help">What it says: a sentence without its full stop.</param>
/// <param name="Default">What it is if left out.</param>
public sealed record RecipeKnob(string Name, string Range, string Help, string Default)
{
    /// <summary>All, in ordinal order.</summary>
    public static ImmutableArray<RecipeKnob> All { get; } =
    [
        Whole("conditions", 1, WorldRecipe.MostConditions, "How many things are to be done, of which the first is the task", "1", recipe => recipe.Conditions == 1 ? null : recipe.Conditions, (recipe, value) => recipe with { Conditions = (int)value }),
        Whole("copies", 1, WorldRecipe.MostCopies, "How many things of the wanted kind there are", "as in real scenes, 1 to 4", recipe => recipe.Copies, (recipe, value) => recipe with { Copies = (int)value }),
        Share("furniture", WorldRecipe.LeastFurniture, "How much of the furniture that rooms can do without there is", "1", recipe => recipe.Furniture == 1 ? null : recipe.Furniture, (recipe, value) => recipe with { Furniture = value }),
        Share("hide", 0, "The share of wanted things in closed places at the start", "as in real scenes", recipe => recipe.Hide, (recipe, value) => recipe with { Hide = value }),
        Share("mislead", 0, "The share of wanted things that are where one expects them least", "0", recipe => recipe.Mislead == 0 ? null : recipe.Mislead, (recipe, value) => recipe with { Mislead = value }),
        new("order", "true or false", "Whether they are to be done one after the other", "false")
        {
            Write = recipe => recipe.Order ? "true" : null,
            Read = (recipe, value) => bool.TryParse(value, out var isOrdered) ? recipe with { Order = isOrdered } : null,
        },
        Whole("rooms", 1, RoomProgram.MostRooms, "How many rooms a house has, halls included", "4", recipe => recipe.Rooms == 4 ? null : recipe.Rooms, (recipe, value) => recipe with { Rooms = (int)value }),
        Whole("seed", 0, long.MaxValue, "Chooses the series of worlds", "0", recipe => recipe.Seed == 0 ? null : recipe.Seed, (recipe, value) => recipe with { Seed = value }) with { Range = "a whole number from 0" },
        new("split", string.Join(" or ", EnumNames.AllNames<WorldSplit>()), "Worlds for training, or those held out for tests", "both")
        {
            Write = recipe => recipe.Split?.Name(),
            Read = (recipe, value) => EnumNames.Parse<WorldSplit>(value) is { } split ? recipe with { Split = split } : null,
        },
        new("task", $"{string.Join(", ", TaskShape.All.Select(shape => shape.Word))} or {AllTasks}", "What is to be done", "all, one after the other")
        {
            Write = recipe => recipe.Task is { } task ? TaskShape.Of(task).Word : null,
            Read = (recipe, value) => value == AllTasks ? recipe with { Task = null }
                : TaskShape.All.FirstOrDefault(shape => shape.Word == value || shape.Type.Name() == value || ((int)shape.Type).ToString(CultureInfo.InvariantCulture) == value) is { } shape
                    ? recipe with { Task = shape.Type }
                    : null,
        },
    ];

    private const string AllTasks = "all";

    /// <summary>The value in a recipe; null where it is what it is if left out.</summary>
    public required Func<WorldRecipe, string?> Write { get; init; }

    /// <summary>The recipe with the value; null where that is none.</summary>
    public required Func<WorldRecipe, string, WorldRecipe?> Read { get; init; }

    /// <exception cref="InputException">There is none of that name.</exception>
    internal static RecipeKnob Find(string place, string name) => All.FirstOrDefault(knob => knob.Name == name)
        ?? throw new InputException(place, $"{Wording.Quote(name)} is no part of a recipe{Wording.DidYouMean(name, All.Select(knob => knob.Name))}");

    /// <summary>Why a value will not do.</summary>
    internal string Fault(string value) => $"{Wording.Quote($"{Name}={value}")} will not do; choose {Range}";

    /// <summary>Whether what a recipe has can be read back.</summary>
    internal bool IsInRange(WorldRecipe recipe) => Write(recipe) is not { } value || Read(recipe, value) is not null;

    private static RecipeKnob Whole(string name, long least, long most, string help, string standard, Func<WorldRecipe, long?> get, Func<WorldRecipe, long, WorldRecipe> set) =>
        new(name, $"{least} to {most}", help, standard)
        {
            Write = recipe => get(recipe)?.ToString(CultureInfo.InvariantCulture),
            Read = (recipe, text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? set(recipe, value) : null,
        };

    private static RecipeKnob Share(string name, double least, string help, string standard, Func<WorldRecipe, double?> get, Func<WorldRecipe, double, WorldRecipe> set) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{least} to 1"), help, standard)
        {
            Write = recipe => get(recipe)?.ToString(CultureInfo.InvariantCulture),
            Read = (recipe, text) => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value >= least && value <= 1 ? set(recipe, value) : null,
        };
}
