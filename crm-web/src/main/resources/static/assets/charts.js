/* Charts under a strict Content-Security-Policy.
   Markup:  <figure class="pn-chart" data-chart="bars|line|reliability|columns|share" data-source="ID">
              <div class="pn-chart__canvas"></div> <details class="pn-chart__table">…the same numbers…</details>
            </figure>
            <script type="application/json" id="ID">{…}</script>
   The JSON says what the numbers are; how they look is decided here, from the CSS custom properties.
   Rules that keep the policy: canvas renderer; tooltips are built as DOM nodes and confined (ECharts' own
   tooltip HTML carries style attributes, which the policy blocks); no functions in JSON. */
(function () {
  'use strict';
  if (!window.echarts) return;
  var still = matchMedia('(prefers-reduced-motion: reduce)').matches, locale = document.documentElement.lang || 'en', currency = document.documentElement.dataset.currency || '';
  function css(name) { return getComputedStyle(document.documentElement).getPropertyValue('--pn-' + name).trim(); }
  function colour(token) { return css(token) || css('chart-1'); }

  function fmt(kind) {
    var zh = locale.indexOf('zh') === 0;
    return function (v) {
      if (v === null || v === undefined || v === '-') return '–';
      if (kind === 'abs') v = Math.abs(v);
      if (kind === 'percent') return Math.round(v * 100) + '%';
      if (kind === 'percent1') return (v * 100).toFixed(1) + '%';
      if (kind === 'money') {
        if (zh) return currency + (Math.abs(v) >= 1e4 ? (v / 1e4).toLocaleString('zh-CN', { maximumFractionDigits: 1 }) + '万' : Math.round(v).toLocaleString('zh-CN'));
        return currency + (Math.abs(v) >= 1e6 ? (v / 1e6).toFixed(2) + 'M' : Math.abs(v) >= 1e3 ? Math.round(v / 1e3) + 'k' : Math.round(v));
      }
      return v.toLocaleString(locale);
    };
  }
  function tip(title, rows) {
    var box = document.createElement('div'), h = document.createElement('div'), dl = document.createElement('dl');
    h.className = 'pn-tip__title'; h.textContent = title; dl.className = 'pn-tip'; box.appendChild(h); box.appendChild(dl);
    rows.forEach(function (r) {
      var dt = document.createElement('dt'), dd = document.createElement('dd');
      dt.textContent = r[0]; dd.textContent = r[1]; dl.appendChild(dt); dl.appendChild(dd);
    });
    return box;
  }
  function base() {
    return {
      animation: !still, animationDuration: 300, textStyle: { fontFamily: css('font'), fontSize: 11, color: css('chart-axis') },
      grid: { left: 4, right: 12, top: 8, bottom: 4, containLabel: true },
      tooltip: { confine: true, backgroundColor: css('raised'), borderColor: css('border'), borderWidth: 1, padding: [6, 10], textStyle: { color: css('text') }, transitionDuration: 0, extraCssText: '' }
    };
  }
  function axis(extra) {
    var a = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: css('chart-axis'), fontSize: 11, hideOverlap: true }, splitLine: { lineStyle: { color: css('chart-grid') } } };
    Object.keys(extra).forEach(function (k) { if (k === 'axisLabel') Object.assign(a.axisLabel, extra[k]); else a[k] = extra[k]; });
    return a;
  }

  var kinds = {
    /* horizontal (stacked) bars: labels down, value across, total at the end, every mark a link */
    bars: function (d) {
      var o = base(), f = fmt(d.format), totals = d.labels.map(function (_, i) { return d.series.reduce(function (s, x) { return s + x.values[i]; }, 0); });
      o.grid.left = 12; o.grid.right = 52; o.grid.top = 0;
      o.tooltip.trigger = 'axis'; o.tooltip.axisPointer = { type: 'none' };
      o.tooltip.formatter = function (p) {
        var i = p[0].dataIndex, rows = d.series.filter(function (s) { return s.values[i]; }).map(function (s) { return [s.name, f(s.values[i])]; });
        if (d.series.length > 1) rows.push([d.totalLabel || 'Total', f(totals[i])]);
        if (d.extra) d.extra.forEach(function (x) { rows.push([x.name, x.values[i]]); });
        return tip(d.labels[i], rows);
      };
      o.xAxis = axis({ type: 'value', show: false, max: Math.max.apply(null, totals) * 1.02 });
      o.yAxis = axis({ type: 'category', data: d.labels, inverse: true, axisLabel: { color: css('text-2'), fontSize: 12 } });
      o.series = d.series.map(function (s, k) {
        var last = k === d.series.length - 1;
        return { type: 'bar', stack: 'a', name: s.name, barWidth: d.thin ? 9 : 14, cursor: 'pointer',
          data: s.values.map(function (v, i) { return { value: v, itemStyle: { color: colour(s.tokens ? s.tokens[i] : s.token) } }; }),
          itemStyle: { borderColor: css('surface'), borderWidth: d.series.length > 1 ? 1 : 0, borderRadius: d.series.length > 1 ? 0 : [0, 2, 2, 0] },
          label: last ? { show: true, position: 'right', color: css('text'), fontSize: 12, formatter: function (p) { return f(totals[p.dataIndex]); } } : { show: false } };
      });
      return o;
    },
    /* one or more lines over time; bands shade the risk zones */
    line: function (d) {
      var o = base(), f = fmt(d.format);
      o.tooltip.trigger = 'axis'; o.tooltip.axisPointer = { lineStyle: { color: css('border-strong') } };
      o.tooltip.formatter = function (p) { return tip(p[0].axisValue, p.filter(function (x) { return x.value !== null && x.value !== '-'; }).map(function (x) { return [x.seriesName, f(x.value)]; })); };
      o.xAxis = axis({ type: 'category', data: d.labels, boundaryGap: false, axisLabel: { alignMinLabel: 'left', alignMaxLabel: 'right' }, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: css('border-strong') } } });
      o.yAxis = axis({ type: 'value', min: d.min, max: d.max, interval: d.interval, axisLabel: { formatter: f } });
      o.grid.right = d.endLabel ? 44 : 14; o.grid.top = 12;
      o.series = d.series.map(function (s, k) {
        var c = colour(s.token), n = s.values.length;
        return { type: 'line', name: s.name, symbol: 'circle', symbolSize: 5, showSymbol: false, lineStyle: { width: k ? 1.5 : 2, color: c, type: s.dashed ? 'dashed' : 'solid' }, itemStyle: { color: c },
          data: s.values.map(function (v, i) { return i === n - 1 ? { value: v, symbolSize: 7 } : v; }),
          endLabel: d.endLabel ? { show: true, formatter: function (p) { return f(p.value); }, color: c, fontWeight: 600, fontSize: 12 } : { show: false },
          markLine: k === 0 && d.marks ? { silent: true, symbol: 'none', lineStyle: { color: css('chart-ref'), type: 'dashed', width: 1 }, label: { color: css('text-3'), fontSize: 11, position: 'insideStartTop' }, data: d.marks.map(function (m) { return { yAxis: m.at, label: { formatter: m.label } }; }) } : undefined,
          markPoint: k === 0 && d.notes ? { symbol: 'circle', symbolSize: 7, itemStyle: { color: css('surface'), borderColor: c, borderWidth: 2 }, label: { show: true, position: 'top', distance: 6, color: css('text-2'), fontSize: 11, formatter: function (p) { return p.name; } }, data: d.notes.map(function (m) { return { name: m.label, coord: [m.at, s.values[d.labels.indexOf(m.at)]] }; }) } : undefined };
      });
      return o;
    },
    /* reliability diagram: predicted against observed with 95 % intervals, diagonal = perfect */
    reliability: function (d) {
      var o = base(), f = fmt('percent'), c = css('chart-1');
      o.grid = { left: 28, right: 20, top: 8, bottom: 22, containLabel: true };
      o.tooltip.trigger = 'item';
      o.tooltip.formatter = function (p) {
        var b = d.bins[p.dataIndex]; if (!b || p.seriesName === 'ref') return null;
        return tip(d.words.group + ' ' + (p.dataIndex + 1), [[d.words.predicted, f(b.predicted)], [d.words.observed, f(b.observed)], [d.words.interval, f(b.low) + ' – ' + f(b.high)], [d.words.customers, b.n.toLocaleString(locale)]]);
      };
      o.xAxis = axis({ type: 'value', min: 0, max: 1, interval: .25, name: d.words.predicted, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: css('chart-axis') }, axisLabel: { formatter: f } });
      o.yAxis = axis({ type: 'value', min: 0, max: 1, interval: .25, name: d.words.observed, nameLocation: 'middle', nameGap: 40, nameTextStyle: { color: css('chart-axis') }, axisLabel: { formatter: f } });
      o.series = [{ type: 'line', name: 'ref', silent: true, symbol: 'none', data: [[0, 0], [1, 1]], lineStyle: { color: css('chart-ref'), type: 'dashed', width: 1.5 } }];
      d.bins.forEach(function (b) { o.series.push({ type: 'line', name: 'ref', silent: true, symbol: 'rect', symbolSize: [7, 1.5], data: [[b.predicted, b.low], [b.predicted, b.high]], lineStyle: { color: c, width: 1.5, opacity: .75 }, itemStyle: { color: c } }); });
      o.series.push({ type: 'line', name: 'observed', symbol: 'circle', symbolSize: 8, cursor: 'pointer', z: 5, data: d.bins.map(function (b) { return [b.predicted, b.observed]; }), lineStyle: { color: c, width: 1.5 }, itemStyle: { color: c, borderColor: css('surface'), borderWidth: 1.5 } });
      if (d.compare) o.series.push({ type: 'line', name: 'ref', silent: true, symbol: 'diamond', symbolSize: 6, data: d.compare.points, lineStyle: { color: css('chart-6'), width: 1, type: 'dotted' }, itemStyle: { color: css('chart-6') } });
      return o;
    },
    /* vertical columns, stacked, e.g. tier sizes over time */
    columns: function (d) {
      var o = base(), f = fmt(d.format);
      o.tooltip.trigger = 'axis'; o.tooltip.axisPointer = { type: 'shadow', shadowStyle: { color: css('border'), opacity: .35 } };
      o.tooltip.formatter = function (p) { return tip(p[0].axisValue, p.slice().reverse().map(function (x) { return [x.seriesName, f(x.value)]; })); };
      o.xAxis = axis({ type: 'category', data: d.labels, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: css('border-strong') } } });
      o.yAxis = axis({ type: 'value', axisLabel: { formatter: f }, max: d.max });
      o.series = d.series.map(function (s) { return { type: 'bar', stack: d.stacked === false ? undefined : 'a', name: s.name, barMaxWidth: 22, cursor: 'pointer', data: s.values, itemStyle: { color: colour(s.token), borderColor: css('surface'), borderWidth: d.stacked === false ? 0 : 1 } }; });
      return o;
    }
  };

  var drawn = [];
  function draw(fig) {
    var src = document.getElementById(fig.dataset.source), make = kinds[fig.dataset.chart], box = fig.querySelector('.pn-chart__canvas');
    if (!src || !make || !box) return;
    var data = JSON.parse(src.textContent), chart = echarts.init(box, null, { renderer: 'canvas' });
    function paint() { chart.setOption(make(data), true); }
    chart.on('click', function (p) {
      var s = data.series && data.series[p.seriesIndex], href = data.bins ? (data.bins[p.dataIndex] || {}).href : (s && s.links && s.links[p.dataIndex]) || (data.links && data.links[p.dataIndex]);
      if (href) location.href = href;
    });
    new ResizeObserver(function () { chart.resize(); }).observe(box);
    drawn.push(paint); paint();
  }
  function start() {
    document.querySelectorAll('[data-chart]').forEach(draw);
    new MutationObserver(function () { drawn.forEach(function (p) { p(); }); }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
    document.body.addEventListener('htmx:afterSwap', function (e) { e.target.querySelectorAll('[data-chart]').forEach(draw); });
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
})();
