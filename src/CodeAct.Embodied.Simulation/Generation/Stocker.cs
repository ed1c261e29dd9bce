namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Puts things into a furnished house as real scenes have them, and what the goal is about as the recipe says.</summary>
/// <param name="goals">Of one condition each, about different kinds.</param>
internal sealed class Stocker(FurnishedHouse house, ImmutableArray<Goal> goals, WorldRecipe recipe, RandomStream stream)
{
    // Of a kind in a room, as in ALFWorld's games.
    private const int MostCopies = 4;

    // A thing takes a square of 30 centimetres.
    private const int AreaOfThing = 900;

    private readonly Dictionary<PlannedPiece, List<string>> contents = house.Pieces.ToDictionary(piece => piece, _ => new List<string>());
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The names of the things in each piece, in the order of the furniture; null where what is wanted found no place.</summary>
    public ImmutableArray<ImmutableArray<string>>? Stock()
    {
        if (!goals.All(StockGoal))
            return null;
        for (var room = 0; room < house.Sketch.Rooms.Length; room++)
        {
            foreach (var row in Placements.Of(house.Sketch.Rooms[room].Row.Type).Where(row => goals.All(goal => row.Kind != goal.ObjectKind) && stream.Chance(row.Share)))
            {
                var places = Places(room, row.Kind);
                for (var copies = Copies(row.Copies); copies > 0; copies--)
                    Place(row.Kind, places);
            }
        }

        return [.. house.Pieces.Select(piece => contents[piece].ToImmutableArray())];
    }

    // A television is opposite to the sofa where there is a stand for it.
    private List<PlannedPiece> Places(int room, string thing)
    {
        var places = house.Pieces.Where(piece => piece.Room == room).ToList();
        return thing == "television" && places.FindAll(piece => piece.Kind == "tvstand") is { Count: > 0 } stands ? stands : places;
    }

    private bool StockGoal(Goal goal)
    {
        var starts = GoalChooser.Starts(house, goal).ToList();
        var usual = Placements.Of(house.RoomTypeOf(starts[0])).First(row => row.Kind == goal.ObjectKind).Copies;
        for (var copies = Math.Max(goal.Shape.Count, recipe.Copies ?? Copies(usual)); copies > 0; copies--)
        {
            var isHidden = recipe.Hide is { } hide ? stream.Chance(WorldRecipe.Percent(hide)) : (bool?)null;
            bool IsMeant(PlannedPiece piece) => isHidden is null || house.IsClosed(piece) == isHidden;
            var isMisled = stream.Chance(WorldRecipe.Percent(recipe.Mislead)) && Place(goal.ObjectKind, Unlikely(goal, IsMeant), _ => 1);
            if (!isMisled && !Place(goal.ObjectKind, starts.FindAll(IsMeant)))
                return false;
        }

        return !goal.Shape.UnderLamp || Place(goal.TargetKind, [.. house.Pieces]);
    }

    // Where such a thing can be and real scenes have it least.
    private List<PlannedPiece> Unlikely(Goal goal, Predicate<PlannedPiece> isMeant)
    {
        var places = house.Pieces.Where(piece => house.Accepts(piece.Kind, goal.ObjectKind) && !GoalChooser.IsDone(goal, piece) && isMeant(piece)).ToList();
        var least = places.Select(piece => house.Weight(goal.ObjectKind, piece)).DefaultIfEmpty().Min();
        return places.FindAll(piece => house.Weight(goal.ObjectKind, piece) == least);
    }

    // The mean, spread over one to four: three times one more with the same chance.
    private int Copies(int tenths) => 1 + Enumerable.Range(0, MostCopies - 1).Count(_ => stream.Chance((tenths - 10) * 10 / (MostCopies - 1)));

    private bool Place(string thing, List<PlannedPiece> places) => Place(thing, places, piece => house.Weight(thing, piece));

    private bool Place(string thing, List<PlannedPiece> places, Func<PlannedPiece, int> weight)
    {
        var weights = places.ConvertAll(piece => contents[piece].Count < Room(piece) ? weight(piece) : 0);
        var index = stream.Weighted(weights);
        if (index < 0)
            return false;
        var number = numbers[thing] = numbers.GetValueOrDefault(thing) + 1;
        contents[places[index]].Add(FormattableString.Invariant($"{thing} {number}"));
        return true;
    }

    // How many things there is room for.
    private static int Room(PlannedPiece piece) => piece.Kind switch
    {
        "coffeemachine" or "handtowelholder" or "stoveburner" or "toiletpaperhanger" or "towelholder" => 1,
        "microwave" => 2,
        "cabinet" or "drawer" or "garbagecan" or "safe" or "sinkbasin" or "shelf" => 4,
        "fridge" => 10,
        _ => Math.Max(2, piece.Area.Area / AreaOfThing),
    };
}
