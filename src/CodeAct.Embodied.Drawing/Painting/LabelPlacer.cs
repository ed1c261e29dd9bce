namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Finds places for labels so that no two overlap and none hides what must be seen. A label that finds none is left out.</summary>
internal sealed class LabelPlacer(Box picture)
{
    private readonly List<Box> taken = [];

    public IReadOnlyList<Box> Taken => taken;

    /// <summary>Keeps an area free of labels.</summary>
    public void Block(Box box) => taken.Add(box);

    /// <summary>The first free place above, below, right or left of a box.</summary>
    public Box? Beside(Box target, Vector2 size, float distance)
    {
        var centre = target.Centre;
        return First(
        [
            Box.About(new Vector2(centre.X, target.Y - distance - (size.Y / 2)), size.X, size.Y),
            Box.About(new Vector2(centre.X, target.Bottom + distance + (size.Y / 2)), size.X, size.Y),
            Box.About(new Vector2(target.Right + distance + (size.X / 2), centre.Y), size.X, size.Y),
            Box.About(new Vector2(target.X - distance - (size.X / 2), centre.Y), size.X, size.Y),
        ]);
    }

    /// <summary>The cheapest free place around a circle, in steps of 30 degrees, nearer ones and those above first.</summary>
    /// <param name="cost">What a place hides, in places further on that would be better.</param>
    public Box? Around(Vector2 centre, float radius, Vector2 size, Func<Box, float> cost)
    {
        List<Box> places = [];
        for (var ring = 0; ring < 3; ring++)
        {
            foreach (var degrees in (int[])[0, 30, -30, 60, -60, 180, 150, -150, 90, -90, 120, -120])
            {
                var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
                var distance = radius * (1 + (ring * 0.45f));
                places.Add(Box.About(
                    centre + new Vector2(sin * (distance + (size.X / 2)), -cos * (distance + (size.Y / 2))), size.X, size.Y));
            }
        }

        return First(places.Select((place, i) => (Place: place, Cost: i + cost(place))).OrderBy(choice => choice.Cost).Select(choice => choice.Place));
    }

    /// <summary>The first free of several places.</summary>
    public Box? First(IEnumerable<Box> places)
    {
        var found = places.Where(IsFree).Select(place => (Box?)place).FirstOrDefault();
        if (found is { } free)
            taken.Add(free);
        return found;
    }

    public bool IsFree(Box place) => picture.Contains(place) && !taken.Exists(place.Meets);

    /// <summary>How much of the place is taken already, in square pixels.</summary>
    public float Overlap(Box place) => taken.Sum(place.Shared);
}
