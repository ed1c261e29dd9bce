namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Where a thing is drawn: metres, and the share of its usual size.</summary>
public readonly record struct ThingSpot(int Thing, Vector2 At, float Scale);

/// <summary>How the things on a piece of furniture lie.</summary>
/// <param name="LeftOut">How many there is no room for.</param>
public sealed record ThingSpots(ThingSpot[] Spots, int LeftOut);
