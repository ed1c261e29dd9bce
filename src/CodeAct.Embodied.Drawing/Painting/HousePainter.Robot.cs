namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>The robot with what it holds, and the frame about what it is at.</summary>
internal sealed partial class HousePainter
{
    private void TargetFrame()
    {
        if (scene.Target is not { } target)
            return;
        var color = scene.IsRefused ? theme.Bad : theme.Accent;
        var box = Around(plan.Pieces[target]).Grown(brush.Px(5));
        Vector2[] outline = Outlines.RoundedBox(box.Centre, new Vector2(box.Width / 2, box.Height / 2), brush.Px(6), 0);
        canvas.Dashes([.. outline, outline[0]], color, brush.Px(2.5f), brush.Px(7), brush.Px(5));
    }

    private void Robot()
    {
        var at = view.Of(scene.RobotAt);
        var hand = robot.Hand(at, scene.RobotHeading);
        var holds = scene.Held is not null && scene.Moving is null;
        var pulse = scene.Moment.Beat is BeatKind.End && scene.State.IsWon && options.Motion ? scene.Moment.Since / 0.6f % 1 * (scene.Moment.Since < 1.2f ? 1 : 0) : 0;
        canvas.Part = new Part(PartKind.Robot, At: at);
        robot.Robot(at, scene.RobotHeading, scene.Held is not null || scene.Moving is not null, pulse);
        if (holds)
            Held(scene.Held!.Value, at, hand);
        if (scene.Moving is { } moving)
        {
            var share = scene.MovingShare;
            var place = Vector2.Lerp(view.Of(scene.MovingEnd), hand, share);
            var lift = MathF.Sin(share * MathF.PI);
            canvas.Part = new Part(PartKind.Thing, moving, place);
            furniture.Thing(scene.KindOf(moving), place - new Vector2(0, lift * brush.Px(10)), robot.Radius * 1.25f * (1 + (0.15f * lift)), scene.LookOf(moving), clock);
        }

        canvas.Part = new Part(PartKind.Refusal);
        if (scene.IsRefused && scene.Moment.Since > 0.15f)
            brush.Mark(ProblemKind.Refusal, RefusalMark(at), brush.Px(11), brush.Px(2.5f));
        canvas.Part = default;
    }

    private Vector2 RefusalMark(Vector2 robotAt) => scene.Target is { } target
        ? Around(plan.Pieces[target]) is var box ? new Vector2(box.Right, box.Y) : robotAt
        : robotAt + new Vector2(robot.Radius, -robot.Radius);

    /// <summary>The held thing; while it is heated, cooled or cleaned it visits the appliance.</summary>
    private void Held(int thing, Vector2 at, Vector2 hand)
    {
        var place = hand;
        if (scene is { IsRefused: false, Look.Glow: { } glow, Moment.Progress: < 1 })
        {
            var there = view.Of(plan.Pieces[scene.Target!.Value].Footing.Centre);
            var share = Math.Clamp(MathF.Sin(scene.Moment.Progress * MathF.PI) * 1.6f, 0, 1);
            place = Vector2.Lerp(hand, there, share);
            var radius = robot.Radius * 1.05f;
            var color = glow(theme);
            canvas.Circle(place, radius, color.At(0.25), brush.Px(3));
            canvas.Arc(place, radius - brush.Px(3), radius, -MathF.PI / 2, (-MathF.PI / 2) + (MathF.Tau * scene.Moment.Progress), color);
        }

        if (scene.LookOf(thing).IsOn)
            As(PartKind.Glow, () => Glow(place, plan.RoomAt(scene.RobotAt)), thing);
        canvas.Part = new Part(PartKind.Thing, thing, place);
        furniture.Thing(scene.KindOf(thing), place, Math.Min(robot.Radius * 1.35f, brush.Px(40)), scene.LookOf(thing), clock);
    }
}
