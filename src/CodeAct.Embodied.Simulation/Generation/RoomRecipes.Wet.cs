using static CodeAct.Embodied.Simulation.Generation.Wishes;

namespace CodeAct.Embodied.Simulation.Generation;

internal sealed partial class RoomRecipes
{
    // Along the front of a counter, in centimetres, for what stands on it.
    private const int DeviceSlot = 34;

    // How long counters are, in centimetres, best first.
    private static readonly int[] KitchenCounters = [320, 280, 240, 200, 160];
    private static readonly int[] BathroomCounters = [140, 110, 80];

    private void Kitchen()
    {
        var space = furnisher.Space;
        var first = KitchenCounters.Where(width => width <= space.Inner.Longer - 90)
            .Select(width => furnisher.Along("countertop", All((120, wishes.Window), (30, wishes.FromDoors), (40, wishes.Corner)), (width, 62)))
            .FirstOrDefault(counter => counter is not null);
        if (first is null)
            return;
        if (furnisher.Beside(first, "fridge", 1).Count == 0)
            furnisher.Along("fridge", All((60, wishes.Corner), (30, wishes.FromDoors)));
        // A kitchen by itself is one to eat in.
        if (isAlone)
            Table((140, 90, 75), (120, 80, 65), (100, 70, 60), (80, 70, 55));
        var second = SquareMetres < 8 ? null : furnisher.Along("countertop", All((60, Near(first)), (40, wishes.Corner)), (180, 62))
            ?? furnisher.Along("countertop", All((60, Near(first)), (40, wishes.Corner)), (120, 62));
        Devices(first, second);
        if (SquareMetres > 9 && !hasDiningRoom && !isAlone && furnisher.Wants(65))
            Table((140, 90, 75), (120, 80, 70), (100, 80, 65));
        if (furnisher.Wants(20))
            WallShelf();
        if (furnisher.Wants(11))
            furnisher.Along("sidetable", wishes.Corner, where: wishes.IsTuckedAway);
        Bin();
    }

    private void Devices(PlannedPiece first, PlannedPiece? second)
    {
        var other = second ?? first;
        furnisher.Host(first, "sinkbasin", 1, DeviceSlot);
        for (var burner = 0; burner < (first.Width >= 200 ? 4 : 2); burner++)
            furnisher.Host(first, "stoveburner", 1, DeviceSlot);
        furnisher.Host(other, "microwave", 1, DeviceSlot);
        furnisher.Host(other, "coffeemachine", 1, DeviceSlot);
        if (second is not null || first.Width >= 240)
            furnisher.Host(other, "toaster", 1, DeviceSlot);
        foreach (var counter in second is null ? [first] : new[] { first, second })
        {
            furnisher.Host(counter, "cabinet", furnisher.Number(counter.Width / 60, counter.Width / CabinetSlot), CabinetSlot);
            furnisher.Host(counter, "drawer", furnisher.Number(1, counter.Width / DrawerSlot), DrawerSlot);
        }
    }

    private void Bathroom()
    {
        var isSmall = furnisher.Space.Role is RoomRole.Ensuite && SquareMetres < 4;
        // The bath first, as it is what finds a place last; where that leaves none for the rest, the other way round.
        var isBathFirst = furnisher.Attempt % 2 == 0;
        var bath = isBathFirst && !isSmall ? Bath() : null;
        var toilet = furnisher.Along("toilet", All((80, wishes.Corner), (30, wishes.FromDoors)), front: 53);
        var basin = Basin(toilet);
        if (!isBathFirst && !isSmall)
            bath = Bath();
        furnisher.Along("towelholder", bath is null ? wishes.Corner : Near(bath));
        furnisher.Along("handtowelholder", basin is null ? wishes.Corner : Near(basin));
        furnisher.Along("toiletpaperhanger", toilet is null ? wishes.Corner : Near(toilet));
        if (furnisher.Wants(40))
            furnisher.Along("drawer", wishes.Corner, (50, 40), where: wishes.IsTuckedAway);
        if (furnisher.Wants(35))
            furnisher.Along("shelf", wishes.Middle, (60, 24));
        Bin((30, 30));
    }

    private PlannedPiece? Bath() => furnisher.Along("bathtubbasin", All((100, wishes.Corner), (80, wishes.FromDoors)), front: 45)
        ?? furnisher.Along("bathtubbasin", All((100, wishes.Corner), (80, wishes.FromDoors)), (140, 70), front: 45);

    /// <summary>A counter with a basin, or a basin by itself where there is no room for one.</summary>
    private PlannedPiece? Basin(PlannedPiece? toilet)
    {
        Wish wish = toilet is null ? wishes.Corner : All((60, Near(toilet)), (20, wishes.Corner));
        var counter = BathroomCounters.Where(_ => furnisher.Stream.Chance(87))
            .Select(width => furnisher.Along("countertop", wish, (width, 50), front: 60))
            .FirstOrDefault(counter => counter is not null);
        if (counter is null)
            return furnisher.Along("sinkbasin", wish, front: 60) ?? furnisher.Along("sinkbasin", wish, (50, 40), front: 53);
        furnisher.Host(counter, "sinkbasin", counter.Width >= 140 ? furnisher.Stream.Between(1, 2) : 1, DeviceSlot);
        furnisher.Host(counter, "cabinet", furnisher.Number(1, 3), CabinetSlot);
        furnisher.Host(counter, "drawer", furnisher.Number(1, 3), DrawerSlot);
        return counter;
    }
}
