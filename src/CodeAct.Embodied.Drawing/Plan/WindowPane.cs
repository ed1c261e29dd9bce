namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>A window in a wall.</summary>
public readonly record struct WindowPane(Vector2 From, Vector2 To);
