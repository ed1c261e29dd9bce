using System.Numerics;

namespace CodeAct.Embodied.Viz.Plan;

/// <summary>Where a thing is drawn: metres, and the share of its usual size.</summary>
internal readonly record struct ThingSpot(int Thing, Vector2 At, float Scale);

/// <summary>How the things on a piece of furniture lie.</summary>
/// <param name="LeftOut">How many there is no room for.</param>
internal sealed record ThingSpots(ThingSpot[] Spots, int LeftOut);
