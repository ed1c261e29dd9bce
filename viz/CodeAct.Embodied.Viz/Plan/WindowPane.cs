using System.Numerics;

namespace CodeAct.Embodied.Viz.Plan;

/// <summary>A window in a wall.</summary>
internal readonly record struct WindowPane(Vector2 From, Vector2 To);
