namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Recipes that have a name. An id spells out what the name stands for, so that a change of a row changes no world.</summary>
public static class NamedRecipe
{
    private static readonly ImmutableArray<(string Name, WorldRecipe Recipe)> Rows =
    [
        ("easy", new WorldRecipe { Rooms = 1, Copies = 4, Hide = 0 }),
        ("medium", new WorldRecipe { Rooms = 4, Copies = 2, Hide = 0.5 }),
        ("hard", new WorldRecipe { Rooms = 8, Copies = 2, Hide = 1, Mislead = 0.5 }),
    ];

    /// <summary>The names, from the easiest to the hardest.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <param name="place">Where the name stands, for messages.</param>
    /// <exception cref="InputException">There is no recipe of that name.</exception>
    internal static WorldRecipe Find(string place, string name) => Rows.FirstOrDefault(row => row.Name == name).Recipe
        ?? throw new InputException(place, $"{Wording.Quote(name)} is no recipe{Wording.DidYouMean(name, Names)}");
}
