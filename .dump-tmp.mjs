import * as XLSX from "@e965/xlsx";
import fs from "node:fs";
const [,, f, only, n=14, m=12] = process.argv;
const wb = XLSX.read(fs.readFileSync(f));
for (const s of wb.SheetNames){ if(only && only!=="-" && s!==only) { continue;}
 const w=wb.Sheets[s]; const rows=XLSX.utils.sheet_to_json(w,{header:1,raw:false,blankrows:true});
 console.log("=== ",s,w["!ref"],"merges",(w["!merges"]||[]).length,(w["!merges"]||[]).slice(0,6).map(r=>XLSX.utils.encode_range(r)).join(" "));
 rows.slice(0,+n).forEach((r,i)=>console.log(i,JSON.stringify(Array.from(r).slice(0,+m).map(x=>x==null?"":String(x).slice(0,45)))));
 console.log("..."); rows.slice(-4).forEach((r,i)=>console.log(rows.length-4+i,JSON.stringify(Array.from(r).slice(0,+m).map(x=>x==null?"":String(x).slice(0,45)))));
}
